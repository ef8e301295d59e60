package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.TransientChatException;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PresenceEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.Exceptions;
import reactor.core.publisher.Operators;
import reactor.util.retry.Retry;

/**
 * One subscription to who is in a channel. An event that comes without demand is not kept: it makes the watcher fall behind,
 * and one that is behind is given a snapshot next.
 */
final class Watcher implements Subscription {

    private static final AtomicLongFieldUpdater<Watcher> REQUESTED =
            AtomicLongFieldUpdater.newUpdater(Watcher.class, "requested");

    private static final int MOST_WAITING = 256;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ChannelId channel;
    private final Actor who;
    private final Views views;
    private final CoreSubscriber<? super PresenceEvent> subscriber;
    private final AtomicInteger work = new AtomicInteger();
    private final Disposable.Swap asking = Disposables.swap();

    // guarded by it
    private final Queue<PresenceEvent> waiting = new ArrayDeque<>();
    private boolean behind = true;

    private volatile long requested;
    private volatile @Nullable View view;
    private volatile boolean admitted;
    private volatile boolean cancelled;
    private volatile @Nullable Throwable failure;
    private boolean done;

    Watcher(ChannelId channel, Actor who, Views views, CoreSubscriber<? super PresenceEvent> subscriber) {
        this.channel = channel;
        this.who = who;
        this.views = views;
        this.subscriber = subscriber;
    }

    Actor who() {
        return who;
    }

    boolean isOf(String user) {
        return who.user().value().equals(user);
    }

    void begin() {
        if (cancelled) {
            return;
        }
        view = views.join(channel, this);
        admitted = who.trusted();
        checkAccess();
        if (cancelled) {
            release();
        }
        wake();
    }

    /** Ends this watcher if its user may not read, or not any more. */
    void checkAccess() {
        View from = view;
        if (who.trusted() || from == null) {
            return;
        }
        asking.update(from.mayRead(this)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .scheduler(views.context().threads().timers())
                        .filter(TransientChatException.class::isInstance))
                .subscribe(nothing -> {}, this::refused, this::admit));
    }

    private void admit() {
        admitted = true;
        wake();
    }

    private void refused(Throwable reason) {
        boolean gone = reason instanceof ChannelNotFoundException && admitted;
        fail(gone ? new ChannelGoneException(channel) : reason);
    }

    // ---- the subscriber's side

    @Override
    public void request(long n) {
        if (n <= 0) {
            fail(new IllegalArgumentException("request must be positive (Reactive Streams rule 3.9), got: " + n));
            return;
        }
        Operators.addCap(REQUESTED, this, n);
        wake();
    }

    @Override
    public void cancel() {
        cancelled = true;
        release();
    }

    // ---- the view's side

    /** Something happened; called under the lock of the view. */
    void note(PresenceEvent event) {
        synchronized (waiting) {
            behind = behind || waiting.size() == MOST_WAITING || waiting.size() >= requested;
            if (!behind) {
                waiting.add(event);
            }
        }
    }

    /** What it was told does not lead to what is so; called under the lock of the view. */
    void behind() {
        synchronized (waiting) {
            waiting.clear();
            behind = true;
        }
    }

    /** It is given a snapshot now; called under the lock of the view. */
    void follows() {
        synchronized (waiting) {
            behind = false;
        }
    }

    void wake() {
        if (work.getAndIncrement() == 0) {
            try {
                views.context().threads().delivery().schedule(this::drain);
            } catch (RejectedExecutionException closing) {
                release();
            }
        }
    }

    /** Ends with an error; the first one counts. */
    void fail(Throwable reason) {
        synchronized (waiting) {
            if (failure == null) {
                failure = reason;
            }
        }
        wake();
    }

    // ---- draining

    private void drain() {
        int seen = work.get();
        do {
            giveAll();
            seen = work.addAndGet(-seen);
        } while (seen != 0);
    }

    private void giveAll() {
        try {
            while (!isOver() && admitted && requested > 0) {
                PresenceEvent event = next();
                if (event == null) {
                    return;
                }
                Operators.produced(REQUESTED, this, 1);
                subscriber.onNext(event);
            }
        } catch (Throwable thrown) {
            // the subscriber's own failure: it ends this watcher and touches no other
            Exceptions.throwIfFatal(thrown);
            fail(thrown);
            isOver();
        }
    }

    private @Nullable PresenceEvent next() {
        View from = view;
        synchronized (waiting) {
            PresenceEvent event = waiting.poll();
            if (event != null || !behind) {
                return event;
            }
        }
        return from == null ? null : from.snapshotFor(this);
    }

    private boolean isOver() {
        Throwable reason = failure;
        if (!done && !cancelled && reason != null) {
            done = true;
            release();
            subscriber.onError(reason);
        }
        return done || cancelled;
    }

    private void release() {
        asking.dispose();
        views.leave(channel, this);
    }
}
