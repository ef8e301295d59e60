package io.github.confab.chat.memory;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.UserId;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Operators;

/** One watcher of a roster: given events while it asks for them, and a snapshot after it did not. */
final class PresenceReader implements Subscription, ChannelListener {

    private static final int MOST_WAITING = 256;

    private final ChannelState channel;
    private final UserId user;
    private final CoreSubscriber<? super PresenceEvent> subscriber;
    private final AtomicLong demand = new AtomicLong();
    private final Turn turn = new Turn(this::emitAll);
    private final Ending ending = new Ending();
    private final Queue<PresenceEvent> waiting = new ArrayDeque<>();
    private boolean behind = true;

    PresenceReader(ChannelState channel, UserId user, CoreSubscriber<? super PresenceEvent> subscriber) {
        this.channel = channel;
        this.user = user;
        this.subscriber = subscriber;
    }

    void begin(Disposable registration) {
        ending.with(registration);
        ending.with(() -> channel.forget(this));
        ending.with(() -> channel.roster().forget(this));
        channel.roster().watch(this);
        channel.tell(this);
        turn.open();
    }

    /** Something happened; called under the roster's lock. */
    void note(PresenceEvent event) {
        synchronized (waiting) {
            behind = behind || waiting.size() == MOST_WAITING || waiting.size() >= demand.get();
            if (!behind) {
                waiting.add(event);
            }
        }
    }

    void wake() {
        turn.take();
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
        // messages are none of its business
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
        PresenceEvent event = demand.get() == 0 ? null : next();
        if (event == null) {
            return false;
        }
        demand.updateAndGet(n -> n == Long.MAX_VALUE ? n : n - 1);
        emit(event);
        return true;
    }

    private @Nullable PresenceEvent next() {
        // the roster first, as whoever notes an event holds it already
        synchronized (channel.roster()) {
            synchronized (waiting) {
                if (!waiting.isEmpty() || !behind) {
                    return waiting.poll();
                }
                behind = false;
                return channel.roster().snapshot();
            }
        }
    }

    private void emit(PresenceEvent event) {
        try {
            subscriber.onNext(event);
        } catch (RuntimeException | Error broken) {
            // rule 2.13: a subscriber that throws has cancelled
            ending.cancel();
            Operators.onErrorDropped(broken, subscriber.currentContext());
        }
    }
}
