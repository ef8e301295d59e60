package io.github.confab.chat.memory;

import io.github.confab.chat.error.InvalidCredentialsException;
import io.github.confab.chat.error.NameTakenException;
import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.model.Credentials;
import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All users of a store, by id and by what their name looks like. */
final class Accounts {

    private final Map<UserId, AccountState> byId = new HashMap<>();
    private final Map<String, AccountState> byLook = new HashMap<>();

    synchronized User create(Username name, Optional<Password> password) {
        if (byLook.containsKey(name.skeleton())) {
            throw new NameTakenException(name.value());
        }
        AccountState account = new AccountState(UserId.of("u" + (byId.size() + 1)), name);
        password.ifPresent(account::setPassword);
        byId.put(account.user().id(), account);
        byLook.put(name.skeleton(), account);
        return account.user();
    }

    /** What is done with an account, if there is one, even an erased one. */
    synchronized <T> Optional<T> with(UserId id, Function<AccountState, T> action) {
        return Optional.ofNullable(byId.get(id)).map(action);
    }

    /** What is done with an account that there must be. */
    synchronized <T> T change(UserId id, Function<AccountState, T> action) {
        return action.apply(Optional.ofNullable(byId.get(id))
                .filter(account -> !account.isErased())
                .orElseThrow(() -> new UserNotFoundException(id.value())));
    }

    synchronized boolean erase(UserId id) {
        AccountState account =
                Optional.ofNullable(byId.get(id)).orElseThrow(() -> new UserNotFoundException(id.value()));
        boolean change = !account.isErased();
        account.erase();
        return change;
    }

    synchronized Optional<User> find(UserId id) {
        return with(id, AccountState::user);
    }

    synchronized Optional<User> find(Username name) {
        return named(name).map(AccountState::user);
    }

    /** The name itself, not one that only looks like it. */
    private Optional<AccountState> named(Username name) {
        return Optional.ofNullable(byLook.get(name.skeleton())).filter(account -> account.name()
                .filter(own -> own.normalized().equals(name.normalized()))
                .isPresent());
    }

    synchronized User authenticated(Credentials credentials) {
        return named(credentials.username())
                .filter(account -> account.hasPassword(credentials.password()) && account.isActive())
                .map(AccountState::user)
                .orElseThrow(InvalidCredentialsException::new);
    }
}
