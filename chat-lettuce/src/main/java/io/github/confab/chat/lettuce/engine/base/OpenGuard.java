package io.github.confab.chat.lettuce.engine.base;

import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets work begin only while a client and its chat are open. */
public interface OpenGuard {

    /**
     * @param what the call, for the error: such as {@code "open channel general"}
     * @param work begun at each subscription
     * @return the work, answered where the application's code may run, or
     *     {@link io.github.confab.chat.error.ClientClosedException} at subscription, once closed, or
     *     {@link io.github.confab.chat.error.SessionExpiredException}, once the client's session has ended
     */
    <T> Mono<T> whileOpen(String what, Supplier<Mono<T>> work);

    /** As {@link #whileOpen}, for work that answers where the application's code may run by itself. */
    default <T> Mono<T> whileOpenAsItIs(String what, Supplier<Mono<T>> work) {
        return whileOpen(what, work);
    }

    /**
     * @param what the call, for the error
     * @param work begun at each subscription; completed when the client or its chat closes, failed when its session ends
     * @return the work, or {@link io.github.confab.chat.error.ClientClosedException} at subscription, once closed
     */
    <T> Flux<T> streamWhileOpen(String what, Supplier<Flux<T>> work);
}
