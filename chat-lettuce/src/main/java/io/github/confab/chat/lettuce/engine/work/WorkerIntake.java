package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.lettuce.engine.work.WorkerTask.State;
import io.github.confab.chat.lettuce.redis.GroupReply;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gets messages from the group, never more than the bench has room for: those whose delivery got lost, those held whose
 * time has come, those of workers that are silent, and new ones. At most one call of each kind is under way. Confined to
 * the loop's turns.
 */
final class WorkerIntake {

    private static final String BEGINNING = "0-0";
    private static final int PAGE = 100;

    private final WorkerJob job;
    private final WorkerSeat seat;
    private final WorkerTools tools;
    private final WorkerReception reception;
    private final Deque<WorkerTask> due;

    private boolean hungry;
    private boolean taking;

    private boolean searchOwn;
    private boolean readingOwn;
    private String ownFrom = BEGINNING;

    private boolean searchSilent;
    private boolean claiming;
    private String silentFrom = BEGINNING;

    private boolean delivering;

    WorkerIntake(WorkerJob job, WorkerSeat seat, WorkerTools tools, WorkerReception reception, Deque<WorkerTask> due) {
        this.job = job;
        this.seat = seat;
        this.tools = tools;
        this.reception = reception;
        this.due = due;
    }

    /** There may be new messages. */
    void ring() {
        hungry = true;
    }

    /** There may be messages of silent workers. */
    void searchSilent() {
        searchSilent = true;
    }

    /** There may be messages that are ours and that we do not know of. */
    void searchOwn() {
        searchOwn = true;
        ownFrom = BEGINNING;
    }

    void pump() {
        deliverDue();
        if (tools.settlement().isFull()) {
            return;
        }
        if (searchOwn) {
            readOwn(); // ours first: they are older than new ones
            return;
        }
        claimSilent();
        takeNew();
    }

    private void takeNew() {
        int room = hungry && !taking ? tools.bench().room(PAGE) : 0;
        if (room == 0) {
            return;
        }
        hungry = false; // before the call: a ring that comes meanwhile counts
        taking = true;
        tools.bench().reserve(room);
        tools.calls()
                .group(
                        seat.store().take(seat.me(), room),
                        reply -> {
                            taking = false;
                            receive(room, reply);
                            hungry |= reply.deliveries().size() == room;
                        },
                        () -> {
                            taking = false;
                            failed(room);
                            hungry = true;
                        });
    }

    private void claimSilent() {
        int room = searchSilent && !claiming ? tools.bench().room(PAGE) : 0;
        if (room == 0) {
            return;
        }
        claiming = true;
        tools.bench().reserve(room);
        tools.calls()
                .group(
                        seat.store().claim(seat.me(), job.ackTimeout(), silentFrom, room),
                        reply -> {
                            claiming = false;
                            receive(room, reply);
                            silentFrom = reply.position();
                            searchSilent = !silentFrom.equals(BEGINNING);
                        },
                        () -> {
                            claiming = false;
                            failed(room);
                        });
    }

    private void readOwn() {
        int room = readingOwn ? 0 : tools.bench().room(PAGE);
        if (room == 0) {
            return;
        }
        readingOwn = true;
        tools.bench().reserve(room);
        tools.calls()
                .group(
                        seat.store().own(seat.me(), ownFrom, room),
                        reply -> {
                            readingOwn = false;
                            receive(room, reply);
                            searchOwn = !reply.position().isEmpty();
                            ownFrom = searchOwn ? reply.position() : BEGINNING;
                        },
                        () -> {
                            readingOwn = false;
                            failed(room);
                        });
    }

    private void receive(int room, GroupReply reply) {
        tools.bench().release(room);
        reception.receive(reply.deliveries(), reply.epoch());
        reception.lost(reply.ids());
    }

    /** The script may have run all the same, and what it gave us is ours without our knowing. */
    private void failed(int room) {
        tools.bench().release(room);
        searchOwn();
    }

    private void deliverDue() {
        int room = delivering ? 0 : Math.min(PAGE, tools.bench().roomForHeld());
        Map<String, WorkerTask> batch = new HashMap<>();
        while (batch.size() < room && !due.isEmpty()) {
            WorkerTask task = due.removeFirst();
            if (tools.bench().get(task.id()) == task && task.state() == State.HELD) {
                batch.put(task.id(), task);
            }
        }
        if (batch.isEmpty()) {
            return;
        }
        delivering = true;
        tools.calls()
                .group(
                        seat.store().again(seat.me(), new ArrayList<>(batch.keySet())),
                        reply -> {
                            delivering = false;
                            delivered(batch, reply);
                        },
                        () -> {
                            delivering = false;
                            due.addAll(batch.values());
                        });
    }

    private void delivered(Map<String, WorkerTask> batch, GroupReply reply) {
        reply.deliveries().forEach(delivery -> {
            WorkerTask task = batch.remove(delivery.entry().id());
            if (task != null && task.state() == State.HELD) {
                task.attempt(delivery.attempt());
                tools.bench().resume(task);
            }
        });
        reception.lost(reply.ids());
        batch.keySet().removeAll(reply.ids());
        if (tools.calls().isOfOurGroup(reply)) {
            dropStrange(new ArrayList<>(batch.keySet()));
        } else {
            due.addAll(batch.values()); // still ours: the next join tells the new group so
        }
    }

    /** Others have these by now, or have finished with them; what runs already is left to end. */
    void dropStrange(List<String> ids) {
        for (String id : ids) {
            WorkerTask task = tools.bench().get(id);
            if (task != null && task.state() != State.RUNNING) {
                tools.bench().remove(task);
            }
        }
    }
}
