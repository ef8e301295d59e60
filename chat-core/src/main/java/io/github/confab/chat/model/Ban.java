package io.github.confab.chat.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A ban that is in force.
 *
 * @param user who may not come in
 * @param until when it ends, by the clock of the Redis server; empty: never by itself
 * @param by who made it; {@link UserId#SYSTEM}: the application
 */
public record Ban(UserId user, Optional<Instant> until, UserId by) {

    /** @throws InvalidArgumentException if an argument is null */
    public Ban {
        Rules.present("user id", user);
        Rules.present("end of the ban", until);
        Rules.present("id of who banned", by);
    }
}
