package io.github.confab.chat.lettuce;

import io.github.confab.chat.lettuce.redis.NewSession;
import java.time.Duration;
import java.util.List;

/**
 * How long sessions live, and how many one user has. Immutable; safe for use by many threads. What is wrong with it,
 * {@link LettuceChatOptions.Builder#build()} says.
 *
 * @param idle how long a session lives after its last client was seen; 1 s to 365 days. Clients are seen at every idle
 *     check of the options, and at least three times in this span
 * @param longest how long it lives at most, however busy; not less than {@code idle}, at most 365 days
 * @param perUser how many sessions one user has; if one more begins, the oldest ends. 1 to 100
 */
public record SessionLimits(Duration idle, Duration longest, int perUser) {

    /** 30 minutes, 12 hours, 10 sessions. */
    public static final SessionLimits DEFAULT = new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(12), 10);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(365);
    private static final int MOST_PER_USER = 100;

    void collectProblems(List<String> problems) {
        if (idle == null || longest == null) {
            problems.add("sessions must have both spans");
            return;
        }
        if (idle.compareTo(SHORTEST) < 0 || longest.compareTo(idle) < 0 || longest.compareTo(MOST) > 0) {
            problems.add("sessions must live 1 s to 365 days, idle not longer than at most, got: " + idle + " and "
                    + longest);
        }
        if (perUser < 1 || perUser > MOST_PER_USER) {
            problems.add("sessions per user must be 1 to 100, got: " + perUser);
        }
    }

    /** How often to look: as often as for lost pushes, and often enough that no open client idles out. */
    Duration check(Duration idleCheck) {
        Duration third = idle.dividedBy(3);
        return third.compareTo(idleCheck) < 0 ? third : idleCheck;
    }

    NewSession.Limits forEngine() {
        return new NewSession.Limits(idle, longest, perUser);
    }
}
