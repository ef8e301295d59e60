package io.github.confab.chat.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a ban or a mute lasts, from the moment the store makes it, by the clock of the Redis server.
 *
 * @param length from 1 millisecond to 36 500 days; empty: for ever
 */
public record Term(Optional<Duration> length) {

    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final Term FOREVER = new Term(Optional.empty());

    /** @throws InvalidArgumentException if the length is out of range */
    public Term {
        Rules.present("term", length).ifPresent(Term::check);
    }

    private static void check(Duration length) {
        long millis = Rules.millis("term", length);
        if (millis < 1 || millis > LONGEST.toMillis()) {
            throw new InvalidArgumentException(
                    "term", "must be between 1 millisecond and " + LONGEST.toDays() + " days, got: " + length);
        }
    }

    /**
     * @return a term without end
     */
    public static Term forever() {
        return FOREVER;
    }

    /**
     * @param length from 1 millisecond to 36 500 days
     * @return a term of that length
     * @throws InvalidArgumentException if the length is out of range
     */
    public static Term of(Duration length) {
        return new Term(Optional.of(Rules.present("term", length)));
    }
}
