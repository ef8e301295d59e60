package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.lettuce.wire.Frame;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.SignalEvent;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.UserId;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Operators;

/**
 * One subscription to a channel: gives its subscriber what the reader finds, as fast as it asks for it and no faster.
 * There is no queue of messages: without demand nothing is read.
 */
final class Feed implements Subscription, HubClient {

    private static final AtomicLongFieldUpdater<Feed> REQUESTED =
            AtomicLongFieldUpdater.newUpdater(Feed.class, "requested");

    /** Then the thread is given back, so that one busy subscriber does not keep it from others. */
    private static final int BATCH = 64;

    /** Signals are worth something only now: what does not fit is dropped. */
    private static final int MAX_SIGNALS = 64;

    private final CoreSubscriber<? super FeedEvent> subscriber;
    private final FeedMode mode;
    private final FeedStart start;
    private final FeedReader reader;
    private final Queue<SignalEvent> signals;

    private final AtomicInteger work = new AtomicInteger();
    private volatile long requested;
    private volatile boolean admitted;
    private volatile boolean cancelled;
    private volatile @Nullable Throwable failure;
    private boolean done;

    Feed(CoreSubscriber<? super FeedEvent> subscriber, FeedMode mode, FeedStart start) {
        this.subscriber = subscriber;
        this.mode = mode;
        this.start = start;
        this.reader = start.reader(mode, this::wake);
        this.signals = new ArrayBlockingQueue<>(mode.givesSignals() ? MAX_SIGNALS : 1);
    }

    /** Begins, after {@code onSubscribe}: what must be pinned to this moment is sent before this returns. */
    void begin() {
        if (!isEnding()) {
            start.begin(this, reader, mode);
        }
        if (isEnding()) {
            release();
        }
    }

    private boolean isEnding() {
        return cancelled || failure != null;
    }

    /** The user may read here: signals are given from now on. Entries are not read before. */
    void admit() {
        admitted = true;
    }

    boolean isAdmitted() {
        return admitted;
    }

    // ---- the subscriber's side

    @Override
    public void request(long n) {
        if (n <= 0) {
            end(new IllegalArgumentException("request must be positive (Reactive Streams rule 3.9), got: " + n));
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

    // ---- the hub's side

    @Override
    public void wake() {
        if (work.getAndIncrement() == 0) {
            schedule();
        }
    }

    @Override
    public void signalled(Frame.Sent signal) {
        // a full queue refuses: the signals that wait are older, but dropping the newest needs no lock
        if (mode.givesSignals() && admitted && requested > 0 && signals.offer(event(signal))) {
            wake();
        }
    }

    @Override
    public void accessChanged() {
        start.checkAccess(this);
    }

    @Override
    public void closed(ChatException reason) {
        end(start.told(reason, this));
    }

    /** Ends the feed with an error; the first one counts. */
    void end(Throwable reason) {
        synchronized (work) {
            if (failure == null) {
                failure = reason;
            }
        }
        wake();
    }

    // ---- draining

    private void schedule() {
        try {
            start.delivery().schedule(this::drain);
        } catch (RejectedExecutionException closing) {
            release();
        }
    }

    private void drain() {
        int seen = work.get();
        while (true) {
            if (!giveBatch()) {
                schedule();
                return;
            }
            seen = work.addAndGet(-seen);
            if (seen == 0) {
                return;
            }
        }
    }

    /** Gives what can be given; false: there is more, but others want the thread too. */
    private boolean giveBatch() {
        long allowed = requested;
        int given = 0;
        try {
            while (!isOver() && given < allowed) {
                if (given == BATCH) {
                    produced(given);
                    return false;
                }
                FeedEvent event = next();
                if (event == null) {
                    break;
                }
                given++;
                subscriber.onNext(event);
            }
            produced(given);
            isOver();
        } catch (Throwable thrown) {
            // the subscriber's own failure, or a read that cannot go on: it ends this feed and touches no other
            Exceptions.throwIfFatal(thrown);
            end(thrown);
            isOver();
        }
        return true;
    }

    private @Nullable FeedEvent next() {
        SignalEvent signal = signals.poll();
        return signal != null || !mode.givesEntries() ? signal : reader.next();
    }

    private void produced(int given) {
        if (given > 0) {
            Operators.produced(REQUESTED, this, given);
        }
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
        reader.close();
        start.release(this);
    }

    private SignalEvent event(Frame.Sent signal) {
        return new SignalEvent(start.channel(), user(signal.sender()), signal.signal(), start.now());
    }

    private static UserId user(String sender) {
        try {
            return UserId.of(sender);
        } catch (InvalidArgumentException foreign) {
            return UserId.SYSTEM;
        }
    }
}
