package io.github.confab.chat.memory;

import io.github.confab.chat.Users;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import reactor.core.publisher.Mono;

/** The users of a store. */
final class MemoryUsers implements Users {

    private final Accounts accounts;
    private final Lifetime lifetime;

    MemoryUsers(Accounts accounts, Lifetime lifetime) {
        this.accounts = accounts;
        this.lifetime = lifetime;
    }

    @Override
    public Mono<User> create(String username) {
        Username name = Username.of(username);
        return lifetime.ask("create user", () -> accounts.create(name));
    }

    @Override
    public Mono<User> get(UserId id) {
        Arguments.present("user id", id);
        return lifetime.ask("get user", () -> accounts.find(id)).flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<User> find(String username) {
        Username name = Username.of(username);
        return lifetime.ask("find user", () -> accounts.find(name)).flatMap(Mono::justOrEmpty);
    }
}
