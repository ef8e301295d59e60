package io.github.confab.chat.lettuce;

import java.time.Duration;
import java.util.List;

/** How long things may take; the setters of {@link LettuceChatOptions.Builder} say which. */
record Timing(
        Duration commandTimeout,
        Duration connectTimeout,
        Duration publishDeadline,
        Duration idleCheck,
        Duration linger) {

    static final Timing DEFAULT = new Timing(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30));

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    void collectProblems(List<String> problems) {
        span(problems, "commandTimeout", commandTimeout, SHORTEST);
        span(problems, "connectTimeout", connectTimeout, SHORTEST);
        span(problems, "publishDeadline", publishDeadline, SHORTEST);
        span(problems, "idleCheck", idleCheck, SHORTEST);
        span(problems, "linger", linger, Duration.ZERO);
        if (publishDeadline.compareTo(commandTimeout) < 0) {
            problems.add("publishDeadline must not be shorter than commandTimeout, got: " + publishDeadline + " and "
                    + commandTimeout);
        }
    }

    Timing withCommandTimeout(Duration timeout) {
        return new Timing(timeout, connectTimeout, publishDeadline, idleCheck, linger);
    }

    Timing withConnectTimeout(Duration timeout) {
        return new Timing(commandTimeout, timeout, publishDeadline, idleCheck, linger);
    }

    Timing withPublishDeadline(Duration deadline) {
        return new Timing(commandTimeout, connectTimeout, deadline, idleCheck, linger);
    }

    Timing withIdleCheck(Duration interval) {
        return new Timing(commandTimeout, connectTimeout, publishDeadline, interval, linger);
    }

    Timing withLinger(Duration span) {
        return new Timing(commandTimeout, connectTimeout, publishDeadline, idleCheck, span);
    }

    private static void span(List<String> problems, String name, Duration value, Duration shortest) {
        if (value.compareTo(shortest) < 0 || value.compareTo(LONGEST) > 0) {
            problems.add(name + " must be " + (shortest.isZero() ? "0" : "1 ms") + " to 1 day, got: " + value);
        }
    }
}
