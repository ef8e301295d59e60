package io.github.confab.chat.lettuce.engine.account;

import io.github.confab.chat.lettuce.redis.NewSession;
import io.github.confab.chat.lettuce.redis.ThrottleStore.Limit;
import java.time.Duration;

/**
 * How accounts and sessions behave.
 *
 * @param hashing how passwords are hashed
 * @param sessions how long sessions live, and how many one user has
 * @param sessionCheck how often the sessions of this process are compared with the store
 * @param limits of attempts
 */
public record AccountSettings(
        Hashing hashing, NewSession.Limits sessions, Duration sessionCheck, AttemptLimits limits) {

    /**
     * How many attempts are allowed.
     *
     * @param perAccount logins to one account, and changes of its password
     * @param perSource logins from one source
     * @param registrations from one source
     */
    public record AttemptLimits(Limit perAccount, Limit perSource, Limit registrations) {

        /** Few enough that nobody guesses a password, many enough for who mistypes theirs. */
        public static final AttemptLimits DEFAULT = new AttemptLimits(
                new Limit(10, Duration.ofMinutes(15), 5, Duration.ofSeconds(1)),
                Limit.of(20, Duration.ofMinutes(1)),
                Limit.of(5, Duration.ofHours(1)));
    }
}
