package io.github.confab.chat.model;

import java.time.Duration;

/** What a worker's handler made of a message. Returning it is what acknowledges: there is no separate call to forget. */
public sealed interface Outcome {

    /** Handled; the message leaves the group. */
    record Done() implements Outcome {}

    /**
     * Not handled now; the message comes again, as another attempt. If this was the last one, it becomes a dead letter.
     *
     * @param delay how long from now at the earliest, 0 to 1 hour
     */
    record Retry(Duration delay) implements Outcome {
        private static final Duration LONGEST = Duration.ofHours(1);

        /** @throws InvalidArgumentException if the delay is out of range */
        public Retry {
            Rules.present("retry delay", delay);
            if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
                throw new InvalidArgumentException("retry delay", "must be between 0 and 1 hour, got: " + delay);
            }
        }
    }

    /**
     * Cannot be handled, now or later; the message leaves the group and is kept as a dead letter, one of
     * the newest 10 000 of its group.
     *
     * @param reason for whoever reads the dead letters, at most 1 000 characters (a longer one is cut)
     */
    record Dead(String reason) implements Outcome {
        private static final int MAX_REASON = 1000;

        /** Cuts a reason that is too long. */
        public Dead {
            Rules.present("dead letter reason", reason);
            reason = reason.length() <= MAX_REASON ? reason : cut(reason);
        }

        /** Between characters, not within one. */
        private static String cut(String reason) {
            boolean splits = Character.isHighSurrogate(reason.charAt(MAX_REASON - 1));
            return reason.substring(0, splits ? MAX_REASON - 1 : MAX_REASON);
        }
    }

    /**
     * @return handled
     */
    static Outcome done() {
        return new Done();
    }

    /**
     * @return try again in a second
     */
    static Outcome retry() {
        return new Retry(Duration.ofSeconds(1));
    }

    /**
     * @param delay how long from now at the earliest, 0 to 1 hour
     * @return try again later
     * @throws InvalidArgumentException if {@code delay} is out of range
     */
    static Outcome retryAfter(Duration delay) {
        return new Retry(delay);
    }

    /**
     * @param reason for whoever reads the dead letters
     * @return give up at once
     */
    static Outcome deadLetter(String reason) {
        return new Dead(reason);
    }
}
