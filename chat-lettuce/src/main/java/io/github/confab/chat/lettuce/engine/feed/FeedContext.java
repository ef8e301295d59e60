package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.error.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * What all feeds of a process share.
 *
 * @param hubs the channels they follow
 * @param reads of the streams
 * @param delivery runs the subscribers' code
 * @param timers runs waits
 * @param surroundings clock and chance
 */
record FeedContext(ChannelHubs hubs, Reads reads, Scheduler delivery, Scheduler timers, Surroundings surroundings) {

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /**
     * Clock and chance, injected for tests.
     *
     * @param clock for what users are shown
     * @param random for jitter
     */
    record Surroundings(Clock clock, RandomGenerator random) {}

    /** Again and again while Redis is away, as a subscription outlives that. */
    RetryBackoffSpec whileUnavailable() {
        return Retry.backoff(Long.MAX_VALUE, FIRST_WAIT)
                .maxBackoff(LONGEST_WAIT)
                .scheduler(timers)
                .filter(UnavailableException.class::isInstance);
    }
}
