package io.github.confab.chat.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Signal;

/**
 * A plain subscriber that a test asks for what it got; every question waits for a bounded time. Several may be asked in
 * turn, so it suits tests of more than one subscription, where a {@code StepVerifier} does not.
 *
 * <p>Signals may come on any thread; one thread asks.
 *
 * @param <T> what is emitted
 */
public final class Probe<T> implements Subscriber<T> {

    private final BlockingQueue<Signal<T>> signals = new LinkedBlockingQueue<>();
    private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
    private final long demand;

    private Probe(long demand) {
        this.demand = demand;
    }

    /** Subscribes with unbounded demand. */
    public static <T> Probe<T> on(Publisher<T> publisher) {
        return on(publisher, Long.MAX_VALUE);
    }

    /** Subscribes with that demand, which may be 0. */
    public static <T> Probe<T> on(Publisher<T> publisher, long demand) {
        Probe<T> probe = new Probe<>(demand);
        publisher.subscribe(probe);
        return probe;
    }

    @Override
    public void onSubscribe(Subscription s) {
        subscription.complete(s);
        if (demand > 0) {
            s.request(demand);
        }
    }

    @Override
    public void onNext(T item) {
        signals.add(Signal.next(item));
    }

    @Override
    public void onError(Throwable error) {
        signals.add(Signal.error(error));
    }

    @Override
    public void onComplete() {
        signals.add(Signal.complete());
    }

    /** Asks for more. */
    public void request(long n) {
        subscription().request(n);
    }

    /** Wants no more. */
    public void cancel() {
        subscription().cancel();
    }

    /** Waits for the next item. */
    public T next(String why) {
        Signal<T> signal = await(why, ChatBackend.PATIENCE);
        assertThat(signal.isOnNext())
                .as("%s: an item was expected, not %s", why, signal)
                .isTrue();
        return Objects.requireNonNull(signal.get());
    }

    /** Waits for that many items. */
    public List<T> next(int count, String why) {
        List<T> items = new ArrayList<>();
        while (items.size() < count) {
            items.add(next(why + " (after " + items.size() + " of " + count + ")"));
        }
        return items;
    }

    /** Waits for an item of that kind, leaving out others. */
    public <E extends T> E next(Class<E> kind, String why) {
        T item = next(why);
        while (!kind.isInstance(item)) {
            item = next(why);
        }
        return kind.cast(item);
    }

    /** Waits for the error, leaving out items before it. */
    public Throwable error(String why) {
        return error(why, ChatBackend.PATIENCE);
    }

    /** Waits that long for the error, leaving out items before it. */
    public Throwable error(String why, Duration limit) {
        Signal<T> signal = await(why, limit);
        while (signal.isOnNext()) {
            signal = await(why, limit);
        }
        assertThat(signal.isOnError())
                .as("%s: an error was expected, not %s", why, signal)
                .isTrue();
        return Objects.requireNonNull(signal.getThrowable());
    }

    /** Waits for the completion, leaving out items before it. */
    public void completion(String why) {
        Signal<T> signal = await(why, ChatBackend.PATIENCE);
        while (signal.isOnNext()) {
            signal = await(why, ChatBackend.PATIENCE);
        }
        assertThat(signal.isOnComplete())
                .as("%s: completion was expected, not %s", why, signal)
                .isTrue();
    }

    /** What has come and was not asked for yet, without waiting. */
    public List<Signal<T>> unread() {
        return List.copyOf(signals);
    }

    private Subscription subscription() {
        return subscription
                .orTimeout(ChatBackend.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private Signal<T> await(String why, Duration limit) {
        try {
            Signal<T> signal = signals.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            return signal != null ? signal : fail("nothing came within %s: %s", limit, why);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail("interrupted: " + why);
        }
    }
}
