package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.Users;
import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.lettuce.engine.account.AccountUsers;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.Caller;
import io.github.confab.chat.lettuce.engine.base.Gate;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** The chat: gives out clients, and closes what runs below them. */
final class RedisChat implements Chat {

    private final Engine engine;
    private final Gate gate;
    private final Supplier<String> ids;
    private final Users users;
    private final ChatClient system;
    private final Mono<Void> closing;

    /** @param shutdown ends everything that runs; subscribed once */
    RedisChat(Engine engine, Gate gate, Supplier<String> ids, Mono<Void> shutdown) {
        this.engine = engine;
        this.gate = gate;
        this.ids = ids;
        this.users =
                new AccountUsers(engine.stores().usernames(), engine.stores().users(), ids, gate);
        this.system = new RedisChatClient(engine, caller(Author.SYSTEM), ids);
        this.closing = Mono.<Void>fromRunnable(gate::close).then(shutdown).cache();
    }

    @Override
    public Users users() {
        return users;
    }

    @Override
    public Mono<ChatClient> actAs(UserId user) {
        Arguments.present("user id", user);
        return users.get(user)
                .switchIfEmpty(Mono.error(() -> new UserNotFoundException(user.value())))
                .map(this::client);
    }

    private ChatClient client(User user) {
        return new RedisChatClient(engine, caller(new Author(user.id(), user.username(), false)), ids);
    }

    private Caller caller(Author author) {
        return new Caller(author, gate.inner(), ids.get(), Caller.UNKNOWN_DEVICE);
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
