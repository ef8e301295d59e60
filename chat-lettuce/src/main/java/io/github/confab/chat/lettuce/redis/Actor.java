package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.UserId;

/**
 * Who asks a store to do something.
 *
 * @param user the user; {@link UserId#SYSTEM} for the application itself
 * @param trusted whether it is the application itself, which is allowed everything and member of nothing
 */
public record Actor(UserId user, boolean trusted) {

    /** How scripts name it: empty for the application, which no check applies to. */
    byte[] argument() {
        return Replies.bytes(trusted ? "" : user.value());
    }
}
