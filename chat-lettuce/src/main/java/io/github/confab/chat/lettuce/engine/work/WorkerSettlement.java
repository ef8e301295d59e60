package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.lettuce.redis.GroupStore.Held;
import io.github.confab.chat.model.WorkEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the group what was finished with: acknowledgements in batches, several under way at once, and dead letters. An
 * event is given only after the group knows. Confined to the loop's turns.
 */
final class WorkerSettlement {

    /** So many messages may be finished with and not yet known to the group; then no more are taken. */
    static final int MAX_UNSETTLED = 4096;

    private static final int BATCH = 250;
    private static final int MAX_ACKS_UNDER_WAY = 4;
    private static final int MAX_BURIALS_UNDER_WAY = 8;

    private final WorkerSeat seat;
    private final WorkerCalls calls;
    private final WorkerOutlet outlet;
    private final Deque<Finished> acks = new ArrayDeque<>();
    private final Deque<Dead> burials = new ArrayDeque<>();
    private final Set<String> finished = new HashSet<>();
    private final Set<Held> dead = new HashSet<>();
    private int acksUnderWay;
    private int burialsUnderWay;

    WorkerSettlement(WorkerSeat seat, WorkerCalls calls, WorkerOutlet outlet) {
        this.seat = seat;
        this.calls = calls;
        this.outlet = outlet;
    }

    /** Handled, by whatever event it is told. */
    void ack(String id, @Nullable WorkEvent event) {
        finished.add(id);
        acks.add(new Finished(id, event));
    }

    void bury(Held entry, String reason, WorkEvent event) {
        finished.add(entry.id());
        dead.add(entry);
        burials.add(new Dead(entry, reason, event));
    }

    /** Whether an entry is finished with, and the group need not know yet. */
    boolean has(String id) {
        return finished.contains(id);
    }

    boolean isFull() {
        return finished.size() >= MAX_UNSETTLED;
    }

    /** What is to be a dead letter: it must stay this worker's until it is one. */
    List<Held> dead() {
        return new ArrayList<>(dead);
    }

    /** What is handled. */
    List<String> handled() {
        Set<String> handled = new HashSet<>(finished);
        dead.forEach(entry -> handled.remove(entry.id()));
        return new ArrayList<>(handled);
    }

    void pump() {
        while (!acks.isEmpty() && acksUnderWay < MAX_ACKS_UNDER_WAY) {
            sendAcks();
        }
        while (!burials.isEmpty() && burialsUnderWay < MAX_BURIALS_UNDER_WAY) {
            sendBurial(burials.removeFirst());
        }
    }

    private void sendAcks() {
        List<Finished> batch = new ArrayList<>(Math.min(BATCH, acks.size()));
        List<String> ids = new ArrayList<>(batch.size());
        while (batch.size() < BATCH && !acks.isEmpty()) {
            Finished next = acks.removeFirst();
            batch.add(next);
            ids.add(next.id());
        }
        acksUnderWay++;
        calls.group(
                seat.store().ack(seat.me(), ids),
                reply -> {
                    acksUnderWay--;
                    batch.forEach(this::settled);
                },
                () -> {
                    acksUnderWay--;
                    batch.forEach(acks::addLast);
                });
    }

    private void settled(Finished one) {
        finished.remove(one.id());
        if (one.event() != null) {
            outlet.give(one.event());
        }
    }

    private void sendBurial(Dead one) {
        burialsUnderWay++;
        calls.group(
                seat.store().bury(seat.me(), one.entry(), one.reason()),
                reply -> {
                    burialsUnderWay--;
                    dead.remove(one.entry());
                    settled(new Finished(one.entry().id(), one.event()));
                },
                () -> {
                    burialsUnderWay--;
                    burials.addLast(one);
                });
    }

    private record Finished(String id, @Nullable WorkEvent event) {}

    private record Dead(Held entry, String reason, WorkEvent event) {}
}
