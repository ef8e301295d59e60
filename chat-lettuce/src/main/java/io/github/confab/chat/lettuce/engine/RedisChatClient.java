package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Channels;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.Conversations;
import io.github.confab.chat.Inbox;
import io.github.confab.chat.UnreadCounts;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.Gate;
import io.github.confab.chat.lettuce.engine.base.NoSuchChannel;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.engine.channel.ChannelStores;
import io.github.confab.chat.lettuce.engine.channel.DirectoryChannels;
import io.github.confab.chat.lettuce.engine.inbox.UserInbox;
import io.github.confab.chat.lettuce.engine.reading.ClientUnreadCounts;
import io.github.confab.chat.lettuce.engine.reading.TypingThrottle;
import io.github.confab.chat.lettuce.redis.RedisStores;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.User;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** One user's client, or the application's own. */
final class RedisChatClient implements ChatClient {

    private final Engine engine;
    private final Author author;
    private final Gate gate;
    private final Channels channels;
    private final TypingThrottle typing;
    private final UnreadCounts unread;
    private final Inbox inbox;

    RedisChatClient(Engine engine, Author author, Gate gate, Supplier<String> ids) {
        this.engine = engine;
        this.author = author;
        this.gate = gate;
        this.channels = new DirectoryChannels(stores(engine), author.actor(), ids, this::channel, gate);
        this.typing = new TypingThrottle(engine.delivery());
        this.unread =
                new ClientUnreadCounts(engine.stores().readMarks(), author.actor(), NoSuchChannel::isReserved, gate);
        this.inbox = new UserInbox(
                author,
                id -> new RedisChannel(id, engine, Author.SYSTEM, gate, typing),
                engine.inboxes(),
                engine.stores().readMarks(),
                gate);
    }

    private static ChannelStores stores(Engine engine) {
        RedisStores stores = engine.stores();
        return new ChannelStores(
                stores.channelNames(),
                stores.directory(),
                stores.channels(),
                stores.members(),
                engine.people().index());
    }

    @Override
    public User user() {
        return author;
    }

    @Override
    public Channels channels() {
        return channels;
    }

    @Override
    public Conversations conversations() {
        return engine.people().conversations(author, this::channel, gate);
    }

    @Override
    public Channel channel(ChannelId id) {
        OpenGuard guard = NoSuchChannel.unlessOpen(Arguments.present("channel id", id), gate);
        return new RedisChannel(id, engine, author, guard, typing);
    }

    @Override
    public UnreadCounts unread() {
        return unread;
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public Mono<Void> close() {
        return Mono.fromRunnable(gate::close);
    }
}
