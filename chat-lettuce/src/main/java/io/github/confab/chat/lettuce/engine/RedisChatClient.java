package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.Account;
import io.github.confab.chat.Channel;
import io.github.confab.chat.Channels;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.Conversations;
import io.github.confab.chat.Inbox;
import io.github.confab.chat.OwnPresence;
import io.github.confab.chat.Sessions;
import io.github.confab.chat.UnreadCounts;
import io.github.confab.chat.error.SessionExpiredException;
import io.github.confab.chat.lettuce.engine.account.LiveSession;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.Caller;
import io.github.confab.chat.lettuce.engine.base.Gate;
import io.github.confab.chat.lettuce.engine.base.NoSuchChannel;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.engine.channel.ChannelStores;
import io.github.confab.chat.lettuce.engine.channel.DirectoryChannels;
import io.github.confab.chat.lettuce.engine.inbox.UserInbox;
import io.github.confab.chat.lettuce.engine.presence.ClientPresence;
import io.github.confab.chat.lettuce.engine.reading.ClientUnreadCounts;
import io.github.confab.chat.lettuce.engine.reading.TypingThrottle;
import io.github.confab.chat.lettuce.redis.RedisStores;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.User;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One user's client, or the application's own. */
final class RedisChatClient implements ChatClient {

    private final Engine engine;
    private final Caller caller;
    private final Author author;
    private final Gate gate;
    private final Optional<LiveSession> session;
    private final Channels channels;
    private final ClientState state;
    private final UnreadCounts unread;
    private final Inbox inbox;

    RedisChatClient(Engine engine, Caller caller, Optional<LiveSession> session, Supplier<String> ids) {
        this.engine = engine;
        this.caller = caller;
        this.author = caller.author();
        this.gate = caller.gate();
        this.session = session;
        this.state = new ClientState(
                new TypingThrottle(engine.delivery()), engine.presence().visits(caller));
        gate.whenClosed(state.visits()::close);
        this.channels = new DirectoryChannels(stores(engine), author.actor(), ids, this::channel, gate);
        this.unread =
                new ClientUnreadCounts(engine.stores().readMarks(), author.actor(), NoSuchChannel::isReserved, gate);
        // trusted as the application is, under the user's own name
        Author voice = new Author(author.id(), author.username(), true);
        this.inbox = new UserInbox(
                author,
                id -> new RedisChannel(id, engine, voice, gate, state),
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
        return engine.people().conversations(author, this::channel, unread::of, gate);
    }

    @Override
    public OwnPresence presence() {
        return new ClientPresence(state.visits(), engine.stores().nodes(), this::mine, gate);
    }

    private Flux<ChannelId> mine() {
        return engine.people().index().channels(author.id());
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
    public Account account() {
        return engine.desk().account(author, session, gate);
    }

    @Override
    public Sessions sessions() {
        return engine.desk().sessions(author, session, gate);
    }

    @Override
    public Mono<Void> logout() {
        Mono<Void> ended = session.map(engine.desk()::logout).orElseGet(Mono::empty);
        return gate.whileOpen("log out", () -> ended)
                // it has ended already, which is as good
                .onErrorComplete(SessionExpiredException.class)
                .then(close());
    }

    @Override
    public Mono<Void> close() {
        return Mono.fromRunnable(() -> {
            gate.close();
            session.ifPresent(engine.desk()::leave);
        });
    }

    @Override
    public String toString() {
        return "ChatClient[" + author.id() + ", connection " + caller.connection() + "]";
    }
}
