package io.github.confab.chat.memory;

import io.github.confab.chat.UserAdmin;
import io.github.confab.chat.Users;
import io.github.confab.chat.model.Credentials;
import io.github.confab.chat.model.Profile;
import io.github.confab.chat.model.ProfileUpdate;
import io.github.confab.chat.model.Registration;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The users of a store. */
final class MemoryUsers implements Users {

    private final MemoryStore store;
    private final Lifetime lifetime;

    MemoryUsers(MemoryStore store, Lifetime lifetime) {
        this.store = store;
        this.lifetime = lifetime;
    }

    @Override
    public Mono<User> create(String username) {
        Username name = Username.of(username);
        return lifetime.ask("create user", () -> store.accounts().create(name, Optional.empty()));
    }

    @Override
    public Mono<User> register(Registration registration) {
        Credentials credentials =
                Arguments.present("registration", registration).credentials();
        return lifetime.ask("register user", () -> {
            registration.source().ifPresent(store.tries()::registration);
            return store.accounts().create(credentials.username(), Optional.of(credentials.password()));
        });
    }

    @Override
    public Mono<User> get(UserId id) {
        Arguments.present("user id", id);
        return lifetime.ask("get user", () -> store.accounts().find(id)).flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<User> find(String username) {
        Username name = Username.of(username);
        return lifetime.ask("find user", () -> store.accounts().find(name)).flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<Profile> profile(UserId user) {
        Arguments.present("user id", user);
        return lifetime.ask("read a profile", () -> store.accounts().with(user, AccountState::profile))
                .flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<Profile> update(UserId user, ProfileUpdate update) {
        Arguments.present("user id", user);
        Arguments.present("profile update", update);
        return lifetime.ask("change a profile", () -> store.accounts().change(user, account -> account.update(update)));
    }

    @Override
    public UserAdmin admin() {
        return new MemoryAdmin(store, lifetime);
    }
}
