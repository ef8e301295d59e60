package io.github.confab.chat.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A member of a channel, at the moment it was read.
 *
 * @param user who
 * @param role what the member may do
 * @param muted whether the member may not write for the time being
 * @param mutedUntil when that ends, by the clock of the Redis server; empty: not muted, or for ever
 */
public record Member(UserId user, Role role, boolean muted, Optional<Instant> mutedUntil) {

    /** @throws InvalidArgumentException if an argument is null, or who is not muted has an end of it */
    public Member {
        Rules.present("user id", user);
        Rules.present("role", role);
        if (Rules.present("end of the mute", mutedUntil).isPresent() && !muted) {
            throw new InvalidArgumentException("end of the mute", "must be empty for a member who is not muted");
        }
    }
}
