package io.github.confab.chat.memory;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.SignalEvent;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.UserId;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Operators;

/** One subscription to a feed. Its events are emitted one at a time, by whoever brings demand or news. */
final class FeedReader implements Subscription, ChannelListener {

    private static final int MOST_SIGNALS = 256;

    private final ChannelState channel;
    private final UserId user;
    private final CoreSubscriber<? super FeedEvent> subscriber;
    private final LogReader reader;
    private final Horizon horizon;
    private final Queue<SignalEvent> signals = new ArrayBlockingQueue<>(MOST_SIGNALS);
    private final AtomicLong demand = new AtomicLong();
    private final Turn turn = new Turn(this::emitAll);
    private final Ending ending = new Ending();

    /** Stands at {@code start} as of now; emits nothing before {@link #begin()}. */
    FeedReader(ChannelState channel, Session session, StartAt start, CoreSubscriber<? super FeedEvent> subscriber) {
        this.channel = channel;
        this.user = session.user().id();
        this.subscriber = subscriber;
        // listening before looking: what is stored in between is seen twice at worst, never missed
        this.horizon = new Horizon(channel.log(), session, turn::take);
        channel.tell(this);
        this.reader = new LogReader(channel.log(), start);
        horizon.stored(true);
    }

    void onEnd(Disposable registration) {
        ending.with(registration);
    }

    /** From now on events may be emitted. */
    void begin() {
        ending.with(horizon);
        ending.with(() -> channel.forget(this));
        turn.open();
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            ending.fail(new IllegalArgumentException("rule 3.9: the demand must be positive, got: " + n));
        } else {
            demand.accumulateAndGet(n, Operators::addCap);
        }
        turn.take();
    }

    @Override
    public void cancel() {
        ending.cancel();
    }

    @Override
    public void stored(boolean pushed) {
        horizon.stored(pushed);
    }

    @Override
    public void signalled(SignalEvent event) {
        if (demand.get() > 0 && signals.offer(event)) {
            turn.take();
        }
    }

    @Override
    public void membersChanged() {
        channel.readRefusal(user).ifPresent(this::fail);
    }

    @Override
    public void fail(ChatException why) {
        ending.fail(why);
        turn.take();
    }

    private void emitAll() {
        while (emitOne()) {
            // until there is no demand, or nothing to tell
        }
    }

    private boolean emitOne() {
        if (ending.isOver()) {
            return false;
        }
        Optional<Throwable> failure = ending.failure();
        if (failure.isPresent()) {
            ending.cancel();
            Ending.tell(failure.get(), subscriber);
            return false;
        }
        if (demand.get() == 0) {
            signals.clear();
            return false;
        }
        Optional<FeedEvent> event = next();
        event.ifPresent(this::emit);
        return event.isPresent();
    }

    private Optional<FeedEvent> next() {
        Optional<FeedEvent> signal = Optional.ofNullable(signals.poll());
        return signal.isPresent() ? signal : reader.next(horizon.seq());
    }

    private void emit(FeedEvent event) {
        demand.updateAndGet(n -> n == Long.MAX_VALUE ? n : n - 1);
        try {
            subscriber.onNext(event);
        } catch (RuntimeException | Error broken) {
            // rule 2.13: a subscriber that throws has cancelled; whoever publishes must not suffer for it
            ending.cancel();
            Operators.onErrorDropped(broken, subscriber.currentContext());
        }
    }
}
