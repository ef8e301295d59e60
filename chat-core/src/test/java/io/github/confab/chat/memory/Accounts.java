package io.github.confab.chat.memory;

import io.github.confab.chat.error.NameTakenException;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All users of a store, by id and by name. */
final class Accounts {

    private final Map<UserId, User> byId = new HashMap<>();
    private final Map<String, User> byName = new HashMap<>();

    synchronized User create(Username name) {
        if (byName.containsKey(name.normalized())) {
            throw new NameTakenException(name.value());
        }
        User user = new MemoryUser(UserId.of("u" + (byId.size() + 1)), name.value());
        byId.put(user.id(), user);
        byName.put(name.normalized(), user);
        return user;
    }

    synchronized Optional<User> find(UserId id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized Optional<User> find(Username name) {
        return Optional.ofNullable(byName.get(name.normalized()));
    }
}
