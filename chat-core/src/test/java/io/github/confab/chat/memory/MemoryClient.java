package io.github.confab.chat.memory;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Channels;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.Inbox;
import io.github.confab.chat.OwnPresence;
import io.github.confab.chat.UnreadCounts;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.User;
import reactor.core.publisher.Mono;

/** One user, or the application. */
final class MemoryClient implements ChatClient {

    private final Session session;
    private final Visits visits;

    MemoryClient(Session session, Visits visits) {
        this.session = session;
        this.visits = visits;
    }

    @Override
    public User user() {
        return session.user();
    }

    @Override
    public Channels channels() {
        return new MemoryChannels(session, visits);
    }

    @Override
    public OwnPresence presence() {
        return new MemoryOwnPresence(session, visits);
    }

    @Override
    public Channel channel(ChannelId id) {
        return new MemoryChannel(Arguments.present("channel id", id), session, visits);
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
