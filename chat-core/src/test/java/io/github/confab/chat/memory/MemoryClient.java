package io.github.confab.chat.memory;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Channels;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.Conversations;
import io.github.confab.chat.Inbox;
import io.github.confab.chat.UnreadCounts;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.User;
import reactor.core.publisher.Mono;

/** One user, or the application. */
final class MemoryClient implements ChatClient {

    private final Session session;

    MemoryClient(Session session) {
        this.session = session;
    }

    @Override
    public User user() {
        return session.user();
    }

    @Override
    public Channels channels() {
        return new MemoryChannels(session);
    }

    @Override
    public Conversations conversations() {
        return new MemoryConversations(session);
    }

    @Override
    public Channel channel(ChannelId id) {
        return new MemoryChannel(Arguments.present("channel id", id), session);
    }

    @Override
    public UnreadCounts unread() {
        return new MemoryUnreadCounts(session);
    }

    @Override
    public Inbox inbox() {
        return new MemoryInbox(session);
    }

    @Override
    public Mono<Void> close() {
        return Mono.fromRunnable(session.lifetime()::close);
    }
}
