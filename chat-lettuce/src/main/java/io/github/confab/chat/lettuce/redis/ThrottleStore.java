package io.github.confab.chat.lettuce.redis;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** Counts attempts, by the hash of what they are about. */
public interface ThrottleStore {

    /**
     * Counts an attempt, unless there were too many.
     *
     * @param subject SHA-256, in base64url, of what it is about
     * @param limit how many are allowed
     * @return emits how long to wait, which is nothing if it may go on
     */
    Mono<Duration> attempt(String subject, Limit limit);

    /** Forgets the attempts so far. */
    Mono<Void> forget(String subject);

    /**
     * How many attempts are allowed.
     *
     * @param most how many
     * @param window in how long, from the first one on
     * @param pauseFrom from which attempt on the next has to wait; 0: none
     * @param firstPause how long at first; doubled with each
     */
    record Limit(int most, Duration window, int pauseFrom, Duration firstPause) {

        /** Without pauses. */
        public static Limit of(int most, Duration window) {
            return new Limit(most, window, 0, Duration.ZERO);
        }
    }
}
