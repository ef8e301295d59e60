package io.github.confab.chat.lettuce.engine.fake;

import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.redis.PushConnection;
import io.github.confab.chat.lettuce.redis.PushListener;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * The Pub/Sub connection of a {@link FakeRedis}: pushes and confirmations arrive in the order in which the server sent
 * them, while the connection lives. It can drop, delay, forget and break.
 */
public final class FakePushes implements PushConnection {

    private final VirtualTimeScheduler time;
    private final LongUnaryOperator moment;
    private final Set<String> held = new HashSet<>();

    private PushListener listener;
    private boolean up = true;
    private int incarnation;
    private long arrivedUntil;
    private long lagMillis;
    private int drops;
    private int refusals;
    private int attaches;
    private int detaches;

    FakePushes(VirtualTimeScheduler time, LongUnaryOperator moment) {
        this.time = time;
        this.moment = moment;
    }

    // ---- the process' side

    @Override
    public void listen(PushListener theOne) {
        listener = theOne;
    }

    @Override
    public void attach(String topic) {
        attaches++;
        if (!up) {
            listener.detached(topic, new UnavailableException("the connection is down", null));
        } else if (refusals > 0) {
            refusals--;
            arrive(() -> listener.detached(topic, new UnavailableException("refused", null)));
        } else {
            held.add(topic);
            arrive(() -> listener.attached(topic));
        }
    }

    @Override
    public void detach(String topic) {
        detaches++;
        held.remove(topic);
    }

    @Override
    public boolean isUp() {
        return up;
    }

    // ---- the server's side

    /** To the one topic there is. */
    public void push(byte[] frame) {
        if (drops > 0) {
            drops--;
        } else {
            held.forEach(topic -> arrive(() -> listener.pushed(topic, frame)));
        }
    }

    private void arrive(Runnable event) {
        int sentOn = incarnation;
        long now = time.now(TimeUnit.MILLISECONDS);
        arrivedUntil = Math.max(moment.applyAsLong(arrivedUntil), now + lagMillis);
        time.schedule(
                () -> {
                    if (up && sentOn == incarnation) {
                        event.run();
                    }
                },
                arrivedUntil - now,
                TimeUnit.MILLISECONDS);
    }

    // ---- faults

    /** The next pushes are lost. */
    public void drops(int count) {
        drops = count;
    }

    /** What is pushed from now on arrives so much later. */
    public void lag(long millis) {
        lagMillis = millis;
    }

    /** The next requests for a topic are refused. */
    public void refuses(int count) {
        refusals = count;
    }

    /** The server forgets the subscription and says nothing. */
    public void forget() {
        held.clear();
    }

    /** The server ends the subscription and says so. */
    public void end() {
        Set<String> ended = Set.copyOf(held);
        held.clear();
        ended.forEach(topic -> arrive(() -> listener.detached(topic, new UnavailableException("ended", null))));
    }

    public void down() {
        if (up) {
            up = false;
            incarnation++;
            held.clear();
            listener.down();
        }
    }

    public void up() {
        if (!up) {
            up = true;
            incarnation++;
            arrivedUntil = 0;
            listener.up();
        }
    }

    // ---- what was asked of it

    public boolean isHeld() {
        return !held.isEmpty();
    }

    public int attaches() {
        return attaches;
    }

    int detaches() {
        return detaches;
    }
}
