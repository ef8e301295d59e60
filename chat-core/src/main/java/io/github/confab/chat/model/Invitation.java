package io.github.confab.chat.model;

import java.time.Instant;

/**
 * An invitation that nobody has used yet.
 *
 * @param user who may join
 * @param by who invited; {@link UserId#SYSTEM}: the application
 * @param at when, by the clock of the Redis server
 */
public record Invitation(UserId user, UserId by, Instant at) {

    /** @throws InvalidArgumentException if an argument is null */
    public Invitation {
        Rules.present("user id", user);
        Rules.present("id of who invited", by);
        Rules.present("time of the invitation", at);
    }
}
