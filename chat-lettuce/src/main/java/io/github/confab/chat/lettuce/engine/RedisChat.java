package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.Users;
import io.github.confab.chat.error.UserDeactivatedException;
import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.lettuce.engine.account.AccountUsers;
import io.github.confab.chat.lettuce.engine.account.Admission;
import io.github.confab.chat.lettuce.engine.account.LiveSession;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.Caller;
import io.github.confab.chat.lettuce.engine.base.Gate;
import io.github.confab.chat.lettuce.redis.StoredUser;
import io.github.confab.chat.model.Login;
import io.github.confab.chat.model.SessionToken;
import io.github.confab.chat.model.UserId;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** The chat: gives out clients, and closes what runs below them. */
final class RedisChat implements Chat {

    /** With the id of a session before it, this names one client of it. */
    private static final int CONNECTION_CHARACTERS = 11;

    private final Engine engine;
    private final Gate gate;
    private final Supplier<String> ids;
    private final AccountUsers users;
    private final ChatClient system;
    private final Mono<Void> closing;

    /** @param shutdown ends everything that runs; subscribed once */
    RedisChat(Engine engine, Gate gate, Supplier<String> ids, Mono<Void> shutdown) {
        this.engine = engine;
        this.gate = gate;
        this.ids = ids;
        this.users = engine.desk().users(gate);
        this.system = client(Author.SYSTEM);
        this.closing = Mono.<Void>fromRunnable(gate::close).then(shutdown).cache();
    }

    @Override
    public Users users() {
        return users;
    }

    @Override
    public Mono<ChatClient> actAs(UserId user) {
        Arguments.present("user id", user);
        return users.account(user)
                .filter(account -> !account.isErased())
                .switchIfEmpty(Mono.error(() -> new UserNotFoundException(user.value())))
                .map(this::client);
    }

    private ChatClient client(StoredUser account) {
        if (!account.isActive()) {
            throw new UserDeactivatedException(account.id());
        }
        return client(new Author(account.id(), account.username(), false));
    }

    private ChatClient client(Author author) {
        Caller caller = new Caller(author, gate.inner(), ids.get(), Login.UNKNOWN_DEVICE);
        return new RedisChatClient(engine, caller, Optional.empty(), ids);
    }

    @Override
    public Mono<ChatClient> login(Login login) {
        Arguments.present("login", login);
        return gate.whileOpen("log in", () -> engine.desk().login(login)).map(this::client);
    }

    @Override
    public Mono<ChatClient> resume(SessionToken token) {
        Arguments.present("session token", token);
        return gate.whileOpen("resume a session", () -> engine.desk().resume(token))
                .map(this::client);
    }

    private ChatClient client(Admission admission) {
        String connection = admission.session() + "-" + ids.get().substring(0, CONNECTION_CHARACTERS);
        Caller caller = new Caller(admission.author(), gate.inner(), connection, admission.device());
        LiveSession session = engine.desk().enter(admission, caller.gate());
        return new RedisChatClient(engine, caller, Optional.of(session), ids);
    }

    @Override
    public ChatClient system() {
        return system;
    }

    @Override
    public Mono<Void> close() {
        return closing;
    }
}
