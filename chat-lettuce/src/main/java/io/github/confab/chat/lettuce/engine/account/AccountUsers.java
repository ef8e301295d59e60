package io.github.confab.chat.lettuce.engine.account;

import io.github.confab.chat.UserAdmin;
import io.github.confab.chat.Users;
import io.github.confab.chat.error.NameTakenException;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.NameClaim;
import io.github.confab.chat.lettuce.redis.StoredUser;
import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.Profile;
import io.github.confab.chat.model.ProfileUpdate;
import io.github.confab.chat.model.Registration;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** The {@link Users}: the name is claimed first, by what it looks like, then the account is made. */
public final class AccountUsers implements Users {

    /** Needed only if others, too, take over a claim that nothing came of. */
    private static final int MORE_ATTEMPTS = 2;

    private final AccountStores stores;
    private final PasswordDesk passwords;
    private final Attempts attempts;
    private final Supplier<String> ids;
    private final OpenGuard guard;

    /** @param ids gives a new id at each call */
    AccountUsers(
            AccountStores stores, PasswordDesk passwords, Attempts attempts, Supplier<String> ids, OpenGuard guard) {
        this.stores = stores;
        this.passwords = passwords;
        this.attempts = attempts;
        this.ids = ids;
        this.guard = guard;
    }

    @Override
    public Mono<User> create(String username) {
        Username name = Username.of(username);
        return guard.whileOpen("create user " + name, () -> created(name, Mono.just("")));
    }

    @Override
    public Mono<User> register(Registration registration) {
        Username name =
                Arguments.present("registration", registration).credentials().username();
        Password password = registration.credentials().password();
        return guard.whileOpen("register user " + name, () -> attempts.registration(registration.source())
                .then(Mono.defer(() -> created(name, passwords.hash(password)))));
    }

    private Mono<User> created(Username name, Mono<String> passwordHash) {
        return Mono.defer(() -> attempt(name, UserId.of(ids.get()), passwordHash))
                .repeatWhenEmpty(again -> again.take(MORE_ATTEMPTS))
                .switchIfEmpty(Mono.error(() -> new NameTakenException(name.value())));
    }

    private Mono<User> attempt(Username name, UserId id, Mono<String> passwordHash) {
        return stores.names()
                .claim(name.skeleton(), id.value())
                .flatMap(claim -> claim.holder().equals(id.value())
                        ? account(id, name, claim, passwordHash)
                        : freed(name, claim));
    }

    /** The dear part comes after the claim, so that only one of many who want a name pays for it. */
    private Mono<User> account(UserId id, Username name, NameClaim claim, Mono<String> passwordHash) {
        return passwordHash
                .onErrorResume(failed -> stores.names()
                        .release(name.skeleton(), claim)
                        .onErrorComplete()
                        .then(Mono.error(failed)))
                .flatMap(hash -> stores.users().create(id, name, claim, hash));
    }

    /** Completes empty if no account came of the claim, and it is given up now. */
    private Mono<User> freed(Username name, NameClaim claim) {
        NameTakenException taken = new NameTakenException(name.value());
        if (!claim.isAbandoned()) {
            return Mono.error(taken);
        }
        return stores.users()
                .get(UserId.of(claim.holder()))
                .flatMap(user -> Mono.<User>error(taken))
                .switchIfEmpty(Mono.defer(
                        () -> stores.names().release(name.skeleton(), claim).then(Mono.empty())));
    }

    @Override
    public Mono<User> get(UserId id) {
        Arguments.present("user id", id);
        return guard.whileOpen("get user " + id, () -> stores.users().get(id).cast(User.class));
    }

    @Override
    public Mono<User> find(String username) {
        Username name = Username.of(username);
        return guard.whileOpen("find user " + name, () -> stores.names()
                .find(name.skeleton())
                .flatMap(claim -> stores.users().get(UserId.of(claim.holder())))
                .filter(user -> !user.isErased() && Names.same(name, user.username()))
                .cast(User.class));
    }

    @Override
    public Mono<Profile> profile(UserId user) {
        Arguments.present("user id", user);
        return guard.whileOpen(
                "read the profile of user " + user, () -> stores.profiles().read(user));
    }

    @Override
    public Mono<Profile> update(UserId user, ProfileUpdate update) {
        Arguments.present("user id", user);
        Arguments.present("profile update", update);
        return guard.whileOpen(
                "change the profile of user " + user, () -> stores.profiles().update(user, update));
    }

    @Override
    public UserAdmin admin() {
        return new AccountAdmin(stores, passwords, guard);
    }

    /** An account with its state, for who is about to act as its user. */
    public Mono<StoredUser> account(UserId id) {
        return guard.whileOpen("act as user " + id, () -> stores.users().get(id));
    }
}
