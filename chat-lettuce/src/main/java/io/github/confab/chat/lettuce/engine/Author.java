package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;

/**
 * Who acts through a client.
 *
 * @param id the user
 * @param username as messages will show it
 * @param trusted whether it is the application itself, whom the scripts do not check
 */
record Author(UserId id, String username, boolean trusted) implements User {

    static final Author SYSTEM = new Author(UserId.SYSTEM, "system", true);

    /** What scripts are told: the application itself is nobody they know. */
    String sender() {
        return trusted ? "" : id.value();
    }

    Actor actor() {
        return new Actor(id, trusted);
    }
}
