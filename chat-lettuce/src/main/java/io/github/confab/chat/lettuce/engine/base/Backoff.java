package io.github.confab.chat.lettuce.engine.base;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Growing waits between tries, with jitter so that many do not try at the same moment. Not for concurrent use. */
public final class Backoff {

    private static final long FIRST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 2000;

    private final RandomGenerator random;
    private long ceiling = FIRST_MILLIS;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** Between half and the whole of a ceiling that doubles from 50 ms to 2 s. */
    public Duration next() {
        long wait = ceiling / 2 + random.nextLong(ceiling / 2 + 1);
        ceiling = Math.min(LONGEST_MILLIS, ceiling * 2);
        return Duration.ofMillis(wait);
    }

    public void reset() {
        ceiling = FIRST_MILLIS;
    }
}
