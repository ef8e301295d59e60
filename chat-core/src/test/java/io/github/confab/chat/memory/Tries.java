package io.github.confab.chat.memory;

import io.github.confab.chat.error.RateLimitedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How often somebody may try something. */
final class Tries {

    /** From which attempt on the next one has to wait. */
    private static final int PAUSE_FROM = 5;

    private final Map<String, Count> counts = new HashMap<>();
    private final Clock clock;

    Tries(Clock clock) {
        this.clock = clock;
    }

    private record Count(int attempts, Instant until, Instant next) {}

    /** 10 in 15 minutes, with a growing pause. */
    void account(String name) {
        attempt("account " + name, 10, Duration.ofMinutes(15), true);
    }

    void succeeded(String name) {
        synchronized (counts) {
            counts.remove("account " + name);
        }
    }

    void login(String source) {
        attempt("login from " + source, 20, Duration.ofMinutes(1), false);
    }

    void registration(String source) {
        attempt("registration from " + source, 5, Duration.ofHours(1), false);
    }

    private void attempt(String subject, int most, Duration window, boolean pauses) {
        synchronized (counts) {
            Instant now = clock.instant();
            counts.values().removeIf(count -> !now.isBefore(count.until()));
            Count before = counts.getOrDefault(subject, new Count(0, now.plus(window), now));
            if (before.attempts() >= most) {
                throw new RateLimitedException(subject, Duration.between(now, before.until()));
            }
            if (now.isBefore(before.next())) {
                throw new RateLimitedException(subject, Duration.between(now, before.next()));
            }
            int attempts = before.attempts() + 1;
            Duration pause = pauses && attempts >= PAUSE_FROM
                    ? Duration.ofSeconds(1L << (attempts - PAUSE_FROM))
                    : Duration.ZERO;
            counts.put(subject, new Count(attempts, before.until(), now.plus(pause)));
        }
    }
}
