package io.github.confab.chat.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a channel keeps its messages. What is beyond a bound is removed soon after, not at once: Redis trims whole
 * nodes of about a hundred entries, and the age bound is applied about once a minute. A reader who comes too late for
 * messages that were removed is told by a {@link FeedEvent.Gap}.
 *
 * @param maxMessages keep about the newest so many entries, from 1; empty: no such bound
 * @param maxAge keep what is younger, from 1 second; empty: no such bound
 */
public record Retention(Optional<Long> maxMessages, Optional<Duration> maxAge) {

    private static final Retention KEEP_ALL = new Retention(Optional.empty(), Optional.empty());

    /** @throws InvalidArgumentException if a bound is too small */
    public Retention {
        Rules.present("retention messages", maxMessages);
        Rules.present("retention age", maxAge);
        maxMessages.ifPresent(n -> Rules.atLeast("retention messages", 1, n));
        maxAge.ifPresent(age -> Rules.atLeast("retention age in seconds", 1, age.toSeconds()));
    }

    /**
     * Keep everything, for ever. The default: watch the memory of your Redis.
     *
     * @return no bound
     */
    public static Retention keepAll() {
        return KEEP_ALL;
    }

    /**
     * @param messages keep about the newest so many, from 1
     * @return a bound on the number
     * @throws InvalidArgumentException if {@code messages} is below 1
     */
    public static Retention newest(long messages) {
        return new Retention(Optional.of(messages), Optional.empty());
    }

    /**
     * @param age keep what is younger, from 1 second
     * @return a bound on the age
     * @throws InvalidArgumentException if {@code age} is below 1 second
     */
    public static Retention youngerThan(Duration age) {
        return new Retention(Optional.empty(), Optional.of(Rules.present("retention age", age)));
    }
}
