package io.github.confab.chat.lettuce.engine.base;

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
public record Author(UserId id, String username, boolean trusted) implements User {

    public static final Author SYSTEM = new Author(UserId.SYSTEM, "system", true);

    /** What scripts are told: the application itself is nobody they know. */
    public String sender() {
        return trusted ? "" : id.value();
    }

    public Actor actor() {
        return new Actor(id, trusted);
    }
}
