package io.github.confab.chat.model;

import java.time.Instant;

/**
 * A login that has not ended, as its user sees it. Immutable; safe to share between threads.
 *
 * @param id names it
 * @param device as it was called at the login
 * @param createdAt when the login was
 * @param lastSeenAt when a client of it was last seen, to about 10 seconds
 * @param expiresAt when it ends unless it is seen before, and at the latest 12 hours (or what the options say) after the
 *     login
 * @param current whether it is the session of the client that asked
 */
public record SessionInfo(
        SessionId id, String device, Instant createdAt, Instant lastSeenAt, Instant expiresAt, boolean current) {

    /** @throws InvalidArgumentException if an argument is null */
    public SessionInfo {
        Rules.present("session id", id);
        Rules.present("device", device);
        Rules.present("time of the login", createdAt);
        Rules.present("time last seen", lastSeenAt);
        Rules.present("time of expiry", expiresAt);
    }
}
