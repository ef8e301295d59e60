package io.github.confab.chat.lettuce.engine.inbox;

import io.github.confab.chat.lettuce.engine.base.Published;
import io.github.confab.chat.lettuce.redis.RedisErrors;
import io.github.confab.chat.model.Receipt;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * What follows a publish: done before its receipt is given, or given up at its deadline. It never fails the publish; a
 * process that dies in between has told nobody, or some.
 */
final class SecondStep {

    private static final Logger LOG = LoggerFactory.getLogger(SecondStep.class);

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Inboxes.Bounds bounds;
    private final Scheduler delivery;

    /** @param delivery where publishers are told their outcome */
    SecondStep(Inboxes.Bounds bounds, Scheduler delivery) {
        this.bounds = bounds;
        this.delivery = delivery;
    }

    /**
     * @param telling what to do after it; empty: nothing, so that the receipt is given at once
     */
    Mono<Published> after(Mono<Published> publish, Function<Published, Optional<Mono<Void>>> telling) {
        return Mono.defer(() -> {
            long end = now() + bounds.deadline().toMillis();
            return publish.flatMap(published -> telling.apply(published)
                    .map(step -> bounded(published.receipt(), step, end)
                            .thenReturn(published)
                            .publishOn(delivery))
                    .orElseGet(() -> Mono.just(published)));
        });
    }

    private Mono<Void> bounded(Receipt receipt, Mono<Void> telling, long end) {
        return telling.timeout(Duration.ofMillis(Math.max(1, end - now())), bounds.timers())
                .onErrorResume(failure -> {
                    LOG.warn(
                            "message {} of channel {} is stored, but not all whom it concerns could be told: {}",
                            receipt.id(),
                            receipt.channel(),
                            failure.getMessage());
                    return Mono.empty();
                });
    }

    /** As long as there is time. */
    Retry again() {
        return Retry.backoff(Long.MAX_VALUE, FIRST_WAIT)
                .maxBackoff(LONGEST_WAIT)
                .scheduler(bounds.timers())
                .filter(RedisErrors::isRetryable);
    }

    private long now() {
        return bounds.timers().now(TimeUnit.MILLISECONDS);
    }
}
