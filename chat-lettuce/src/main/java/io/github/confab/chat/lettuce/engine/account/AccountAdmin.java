package io.github.confab.chat.lettuce.engine.account;

import io.github.confab.chat.UserAdmin;
import io.github.confab.chat.UserContent;
import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.StoredUser;
import io.github.confab.chat.lettuce.redis.StoredUser.State;
import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The {@link UserAdmin}. */
final class AccountAdmin implements UserAdmin {

    private final AccountStores stores;
    private final PasswordDesk passwords;
    private final OpenGuard guard;

    AccountAdmin(AccountStores stores, PasswordDesk passwords, OpenGuard guard) {
        this.stores = stores;
        this.passwords = passwords;
        this.guard = guard;
    }

    @Override
    public Mono<Void> setPassword(UserId user, Password password) {
        Arguments.present("user id", user);
        Arguments.present("password", password);
        return guard.whileOpen("set the password of user " + user, () -> stores.users()
                .get(user)
                .filter(account -> !account.isErased())
                .switchIfEmpty(Mono.error(() -> new UserNotFoundException(user.value())))
                .flatMap(account -> hashed(account, password))
                .flatMap(hash -> stores.credentials().reset(user, hash)));
    }

    private Mono<String> hashed(StoredUser account, Password password) {
        password.refuseIfWeak(Username.of(account.username()));
        return passwords.hash(password);
    }

    @Override
    public Mono<Integer> endSessions(UserId user) {
        Arguments.present("user id", user);
        return guard.whileOpen(
                "end the sessions of user " + user, () -> stores.sessions().endOthers(user, Optional.empty()));
    }

    @Override
    public Mono<Boolean> deactivate(UserId user) {
        return state("deactivate user ", user, State.INACTIVE);
    }

    @Override
    public Mono<Boolean> reactivate(UserId user) {
        return state("reactivate user ", user, State.ACTIVE);
    }

    @Override
    public Mono<Boolean> erase(UserId user) {
        // also of an account that is erased already: the process that did it may have died before it had finished
        return state("erase user ", user, State.ERASED)
                .flatMap(changed -> stores.elsewhere().apply(user).thenReturn(changed));
    }

    @Override
    public UserContent content() {
        return stores.content().apply(guard);
    }

    private Mono<Boolean> state(String what, UserId user, State state) {
        Arguments.present("user id", user);
        return guard.whileOpen(what + user, () -> stores.credentials().state(user, state));
    }
}
