package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Channels;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.Inbox;
import io.github.confab.chat.OwnPresence;
import io.github.confab.chat.UnreadCounts;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.Caller;
import io.github.confab.chat.lettuce.engine.base.Gate;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.engine.channel.ChannelStores;
import io.github.confab.chat.lettuce.engine.channel.DirectoryChannels;
import io.github.confab.chat.lettuce.engine.inbox.InboxIds;
import io.github.confab.chat.lettuce.engine.inbox.NoSuchChannel;
import io.github.confab.chat.lettuce.engine.inbox.UserInbox;
import io.github.confab.chat.lettuce.engine.presence.ClientPresence;
import io.github.confab.chat.lettuce.engine.reading.ClientUnreadCounts;
import io.github.confab.chat.lettuce.engine.reading.TypingThrottle;
import io.github.confab.chat.lettuce.redis.RedisStores;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.User;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One user's client, or the application's own. */
final class RedisChatClient implements ChatClient {

    private final Engine engine;
    private final Author author;
    private final Gate gate;
    private final Channels channels;
    private final ClientState state;
    private final UnreadCounts unread;
    private final Inbox inbox;

    RedisChatClient(Engine engine, Caller caller, Supplier<String> ids) {
        this.engine = engine;
        this.author = caller.author();
        this.gate = caller.gate();
        this.state = new ClientState(
                new TypingThrottle(engine.delivery()), engine.presence().visits(caller));
        this.channels = new DirectoryChannels(stores(engine.stores()), author.actor(), ids, this::channel, gate);
        this.unread = new ClientUnreadCounts(engine.stores().readMarks(), author.actor(), InboxIds::isReserved, gate);
        this.inbox = new UserInbox(
                author,
                id -> new RedisChannel(id, engine, Author.SYSTEM, gate, state),
                engine.inboxes(),
                engine.stores().readMarks(),
                gate);
    }

    private static ChannelStores stores(RedisStores stores) {
        return new ChannelStores(stores.channelNames(), stores.directory(), stores.channels(), stores.members());
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
    public OwnPresence presence() {
        // the channels of a user are indexed elsewhere; without an index there is none to appear in
        return new ClientPresence(state.visits(), engine.stores().nodes(), Flux::empty, gate);
    }

    @Override
    public Channel channel(ChannelId id) {
        OpenGuard guard = NoSuchChannel.unlessOpen(Arguments.present("channel id", id), gate);
        return new RedisChannel(id, engine, author, guard, state);
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
        return Mono.fromRunnable(() -> {
            gate.close();
            state.visits().close();
        });
    }
}
