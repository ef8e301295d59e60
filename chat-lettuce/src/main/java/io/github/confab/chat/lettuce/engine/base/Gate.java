package io.github.confab.chat.lettuce.engine.base;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.ClientClosedException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Open until closed; a client's gate is closed with its chat's too. One's own close is no failure: what runs completes. A
 * client whose session ends is shut out: what runs errors.
 */
public final class Gate implements OpenGuard {

    private final @Nullable Gate outer;
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private volatile boolean closed;
    private volatile @Nullable Function<String, ChatException> reason;

    private final Scheduler delivery;

    /** What is to be done once when it closes; null: done. */
    private @Nullable Runnable parting = () -> {};

    /**
     * The gate of a chat.
     *
     * @param delivery where the application gets its answers: what it does with them may take long
     */
    public Gate(Scheduler delivery) {
        this(null, delivery);
    }

    private Gate(@Nullable Gate outer, Scheduler delivery) {
        this.outer = outer;
        this.delivery = delivery;
    }

    /** The gate of a client of this chat. */
    public Gate inner() {
        return new Gate(this, delivery);
    }

    /** Names what to do when it closes, for whatever reason; at once, if it is closed. The chat's own end does not count. */
    public void whenClosed(Runnable action) {
        synchronized (closing) {
            if (parting != null) {
                parting = action;
                return;
            }
        }
        action.run();
    }

    private void part() {
        Runnable action;
        synchronized (closing) {
            action = parting;
            parting = null;
        }
        if (action != null) {
            action.run();
        }
    }

    public void close() {
        closed = true;
        part();
        // only one close has a signal to give; the others find it given
        closing.tryEmitEmpty();
    }

    /**
     * Closes it for a reason that is not the application's: what runs errors with it, and so does every later call. Does
     * nothing once closed.
     *
     * @param why gives the error, by what was asked for
     */
    public void shutOut(Function<String, ChatException> why) {
        if (!closed) {
            reason = why;
            closed = true;
            part();
            closing.tryEmitError(why.apply("this client"));
        }
    }

    public boolean isClosed() {
        return closed || (outer != null && outer.isClosed());
    }

    @Override
    public <T> Mono<T> whileOpen(String what, Supplier<Mono<T>> work) {
        return whileOpenAsItIs(what, () -> work.get().publishOn(delivery));
    }

    @Override
    public <T> Mono<T> whileOpenAsItIs(String what, Supplier<Mono<T>> work) {
        return Mono.defer(() -> isClosed() ? Mono.error(refusal(what)) : work.get());
    }

    @Override
    public <T> Flux<T> streamWhileOpen(String what, Supplier<Flux<T>> work) {
        return Flux.defer(
                () -> isClosed() ? Flux.error(refusal(what)) : work.get().takeUntilOther(closing()));
    }

    private ChatException refusal(String what) {
        Function<String, ChatException> why = reason;
        return why == null ? new ClientClosedException(what) : why.apply(what);
    }

    private Mono<Void> closing() {
        return outer == null ? closing.asMono() : Mono.firstWithSignal(closing.asMono(), outer.closing());
    }
}
