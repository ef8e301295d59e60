package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.UserId;
import java.time.Duration;

/**
 * A session that is about to begin.
 *
 * @param user whose
 * @param id its id
 * @param tokenHash SHA-256 of its token, in base64url
 * @param device as the user will know it
 * @param limits how long it lives
 */
public record NewSession(UserId user, SessionId id, String tokenHash, String device, Limits limits) {

    /**
     * How long sessions live, and how many one user has.
     *
     * @param idle how long a session lives without a client
     * @param longest how long it lives at most
     * @param perUser how many a user has; of more the oldest ends
     */
    public record Limits(Duration idle, Duration longest, int perUser) {}
}
