package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.lettuce.engine.base.Backoff;
import io.github.confab.chat.lettuce.engine.feed.ChannelPushes;
import io.github.confab.chat.lettuce.redis.AccessStore;
import io.github.confab.chat.lettuce.redis.NodeStore;
import io.github.confab.chat.lettuce.redis.PresenceStore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import reactor.core.scheduler.Scheduler;

/**
 * What the parts of presence share.
 *
 * @param stores what is kept in Redis
 * @param pushes what is pushed
 * @param settings how often and how long
 * @param threads where it runs
 * @param random for jitter
 */
public record PresenceContext(
        Stores stores, ChannelPushes pushes, PresenceSettings settings, Threads threads, RandomGenerator random) {

    /**
     * What is kept in Redis.
     *
     * @param presence who is present
     * @param nodes which processes live
     * @param access who may read
     */
    public record Stores(PresenceStore presence, NodeStore nodes, AccessStore access) {}

    /**
     * Where it runs.
     *
     * @param timers threads that never wait
     * @param delivery threads that may: the application's code
     */
    public record Threads(Scheduler timers, Scheduler delivery) {}

    Backoff backoff() {
        return new Backoff(random);
    }

    /** A clock for spans, which no change of the time of day moves. */
    long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(threads.timers().now(TimeUnit.NANOSECONDS));
    }
}
