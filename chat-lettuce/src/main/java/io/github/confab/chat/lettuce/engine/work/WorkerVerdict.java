package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.model.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What comes of an attempt, given how many there may be. */
final class WorkerVerdict {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int MAX_DOUBLINGS = 5;

    private WorkerVerdict() {}

    /** The handler's word, unless there are no attempts left. */
    static Outcome on(Outcome said, int attempt, int maxAttempts) {
        boolean again = said instanceof Outcome.Retry;
        return again && attempt >= maxAttempts
                ? Outcome.deadLetter(
                        "the handler asked for another attempt after attempt " + attempt + " of " + maxAttempts)
                : said;
    }

    /** The handler failed: another attempt after 1, 2, 4, ... 30 seconds, or the end. */
    static Outcome onFailure(String reason, int attempt, int maxAttempts) {
        if (attempt >= maxAttempts) {
            return Outcome.deadLetter(reason);
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
        return Outcome.retryAfter(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }

    /** A message comes from workers that all vanished while they had it: it may be what kills them. */
    static @Nullable Outcome onDelivery(int attempt, int maxAttempts) {
        return attempt > maxAttempts
                ? Outcome.deadLetter("delivered " + attempt + " times, and no worker finished with it or told why")
                : null;
    }

    static String reason(Throwable failure) {
        String message = failure.getMessage();
        String type = failure.getClass().getName();
        return message == null ? type : type + ": " + message;
    }
}
