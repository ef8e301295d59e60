package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.engine.base.Backoff;
import io.github.confab.chat.lettuce.redis.PushConnection;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What all hubs of a process share.
 *
 * @param reads of the streams
 * @param push the Pub/Sub connection
 * @param budget for the rings
 * @param settings sizes and times
 * @param surroundings clock and chance
 */
record HubContext(
        Reads reads, PushConnection push, PayloadBudget budget, Settings settings, Surroundings surroundings) {

    /**
     * Sizes and times.
     *
     * @param largestRing how many entries a ring holds at most, a power of two
     * @param linger how long a hub stays after its last client left
     * @param idleCheck a channel that is silent for so long is compared with the store
     */
    record Settings(int largestRing, Duration linger, Duration idleCheck) {}

    /**
     * Clock and chance, injected for tests.
     *
     * @param nowMillis a clock for spans
     * @param random for jitter
     */
    record Surroundings(LongSupplier nowMillis, RandomGenerator random) {}

    Backoff backoff() {
        return new Backoff(surroundings.random());
    }

    long now() {
        return surroundings.nowMillis().getAsLong();
    }
}
