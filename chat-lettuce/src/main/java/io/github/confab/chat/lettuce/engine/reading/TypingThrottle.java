package io.github.confab.chat.lettuce.engine.reading;

import io.github.confab.chat.model.ChannelId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Scheduler;

/** Remembers where a client has just said that it types. Safe for use by many threads. */
public final class TypingThrottle {

    private static final Duration PERIOD = Duration.ofSeconds(3);

    /** Nobody types in more channels within a period; a program that does is not throttled in the others. */
    private static final int MOST_CHANNELS = 256;

    private final Map<ChannelId, Long> pushed = new ConcurrentHashMap<>();
    private final Scheduler clock;

    /** @param clock what time spans are measured by */
    public TypingThrottle(Scheduler clock) {
        this.clock = clock;
    }

    /** Whether to push now; if so, others wait until the period is over. */
    boolean mayPush(ChannelId channel) {
        long now = clock.now(TimeUnit.MILLISECONDS);
        long over = now - PERIOD.toMillis();
        if (pushed.size() >= MOST_CHANNELS) {
            pushed.values().removeIf(since -> since <= over);
        }
        boolean[] may = new boolean[1];
        pushed.compute(channel, (id, since) -> {
            may[0] = since == null || since <= over;
            boolean remembered = !may[0] || since != null || pushed.size() < MOST_CHANNELS;
            return may[0] ? (remembered ? now : null) : since;
        });
        return may[0];
    }

    /** The next one is pushed at once: a message was sent, or the push failed. */
    public void forget(ChannelId channel) {
        pushed.remove(channel);
    }
}
