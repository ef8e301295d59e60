package io.github.confab.chat.memory;

import io.github.confab.chat.error.ClientClosedException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Subscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** How a subscription ends: by its subscriber, or by a failure that is still to be told. */
final class Ending {

    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Disposable.Composite resources = Disposables.composite();

    /** Disposes {@code resource} at the end, or at once if that has been. */
    void with(Disposable resource) {
        resources.add(resource);
    }

    /** The first failure counts. */
    void fail(Throwable why) {
        failure.compareAndSet(null, why);
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Tells the subscriber: one's own close is no failure. */
    static void tell(Throwable why, Subscriber<?> subscriber) {
        if (why instanceof ClientClosedException) {
            subscriber.onComplete();
        } else {
            subscriber.onError(why);
        }
    }

    /** Nothing is emitted from now on. */
    void cancel() {
        resources.dispose();
    }

    boolean isOver() {
        return resources.isDisposed();
    }
}
