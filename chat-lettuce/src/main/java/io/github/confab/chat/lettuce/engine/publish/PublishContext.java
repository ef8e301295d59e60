package io.github.confab.chat.lettuce.engine.publish;

import io.github.confab.chat.lettuce.engine.base.MentionLookup;
import io.github.confab.chat.lettuce.redis.AppendBatch;
import io.github.confab.chat.lettuce.redis.RedisErrors;
import io.github.confab.chat.lettuce.redis.StreamLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/** What all publish lanes of a process share. */
public final class PublishContext {

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final StreamLog log;
    private final String producer;
    private final Settings settings;
    private final Scheduler timers;
    private final Scheduler delivery;

    /** Numbers grow over all channels, so a lane that is made anew never goes back. */
    private final AtomicLong batches = new AtomicLong();

    public PublishContext(StreamLog log, String producer, Settings settings, Scheduler timers, Scheduler delivery) {
        this.log = log;
        this.producer = producer;
        this.settings = settings;
        this.timers = timers;
        this.delivery = delivery;
    }

    /**
     * Bounds of publishing.
     *
     * @param deadline how long a message may be on its way
     * @param maxWaiting how many messages may wait per channel
     * @param random for jitter
     * @param mentions finds out whom a text mentions
     */
    public record Settings(Duration deadline, int maxWaiting, RandomGenerator random, MentionLookup mentions) {}

    StreamLog log() {
        return log;
    }

    Settings settings() {
        return settings;
    }

    Scheduler timers() {
        return timers;
    }

    long now() {
        return timers.now(TimeUnit.MILLISECONDS);
    }

    /** Greater than any before. */
    long nextNumber() {
        return batches.incrementAndGet();
    }

    /** Messages, all of them to be pushed or none, as one call of that number. */
    AppendBatch content(long number, List<Outgoing> messages) {
        List<AppendBatch.Message> content = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            Outgoing message = messages.get(i);
            content.add(new AppendBatch.Message(
                    message.author().sender(),
                    message.key(),
                    message.hash(),
                    message.header(producer, number, i).text(),
                    message.payload(),
                    message.replyTo()));
        }
        return new AppendBatch(messages.get(0).push(), producer, number, content);
    }

    /** Asks again while Redis is away; whoever asks gives it up at the deadline. */
    Retry again() {
        return Retry.backoff(Long.MAX_VALUE, FIRST_WAIT)
                .maxBackoff(LONGEST_WAIT)
                .scheduler(timers)
                .filter(RedisErrors::isRetryable);
    }

    void later(Runnable task, Duration delay) {
        try {
            timers.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            // the lanes are closed before the timers, so everybody has their outcome
        }
    }

    /** Tells publishers their outcome, off the event loop: what they do next may take long. */
    void tell(Runnable outcome) {
        try {
            delivery.schedule(outcome);
        } catch (RejectedExecutionException closing) {
            outcome.run();
        }
    }
}
