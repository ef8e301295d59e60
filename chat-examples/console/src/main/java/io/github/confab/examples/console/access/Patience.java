package io.github.confab.examples.console.access;

import io.github.confab.chat.error.UnavailableException;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Waits for answers. For calls that are safe to repeat, a Redis that is away for some seconds is no failure. */
public final class Patience {

    private static final Retry BRIEFLY_AWAY = Retry.backoff(6, Duration.ofMillis(100))
            .maxBackoff(Duration.ofSeconds(1))
            .filter(UnavailableException.class::isInstance)
            .onRetryExhaustedThrow((spec, last) -> last.failure());

    private Patience() {}

    /** @param call safe to repeat, and answered by something */
    public static <T> T with(Mono<T> call) {
        return once(call.retryWhen(BRIEFLY_AWAY));
    }

    /** @param call safe to repeat */
    public static <T> Optional<T> maybe(Mono<T> call) {
        return call.retryWhen(BRIEFLY_AWAY).blockOptional();
    }

    /** @param call one that might do it twice if it were repeated */
    public static <T> T once(Mono<T> call) {
        return call.blockOptional().orElseThrow(() -> new IllegalStateException("no answer"));
    }
}
