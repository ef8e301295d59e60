package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.lettuce.engine.work.WorkerTask.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Operators;

/**
 * The messages a worker has in hand, and how many more it may take. Confined to the loop's turns.
 *
 * <p>New messages are taken only while fewer than {@code concurrency} wait or run, and only as far as there is demand for
 * their events. A message that is held for another attempt occupies no place, so that a few bad ones cannot stop the
 * good ones; but beyond {@link #MAX_HELD} of them no new ones are taken. With an ordering key the later messages of that
 * key do occupy places while they wait.
 */
final class WorkerBench {

    /** How many messages may be held for a later attempt before no new ones are taken. */
    static final int MAX_HELD = 1024;

    private final int concurrency;
    private final Map<String, WorkerTask> tasks = new HashMap<>();
    private final Map<String, Deque<WorkerTask>> keys = new HashMap<>();
    private final Deque<WorkerTask> ready = new ArrayDeque<>();

    private long demand;
    private int running;
    private int held;
    private int asked;

    WorkerBench(int concurrency) {
        this.concurrency = concurrency;
    }

    void request(long n) {
        demand = Operators.addCap(demand, n);
    }

    /** An event will be given that no run of a handler has reserved demand for. */
    void spend() {
        if (demand != Long.MAX_VALUE) {
            demand--;
        }
    }

    /** How many messages may be taken now, at most {@code most}. */
    int room(int most) {
        int places = concurrency - (tasks.size() - held) - asked;
        long wanted = demand - (tasks.size() - held - running) - asked;
        return held >= MAX_HELD ? 0 : (int) Math.max(0, Math.min(Math.min(places, wanted), most));
    }

    /** How many of those held may be delivered again; they need not wait for places that later ones of their key have. */
    int roomForHeld() {
        return demand > 0 ? Math.max(0, concurrency - running) : 0;
    }

    /** Keeps room for messages that were asked for. */
    void reserve(int messages) {
        asked += messages;
    }

    void release(int messages) {
        asked -= messages;
    }

    boolean has(String id) {
        return tasks.containsKey(id);
    }

    @Nullable
    WorkerTask get(String id) {
        return tasks.get(id);
    }

    List<WorkerTask> all() {
        return new ArrayList<>(tasks.values());
    }

    void add(WorkerTask task) {
        tasks.put(task.id(), task);
        if (task.key() == null) {
            makeReady(task);
            return;
        }
        Deque<WorkerTask> line = keys.computeIfAbsent(task.key(), key -> new ArrayDeque<>());
        line.addLast(task);
        if (line.size() == 1) {
            makeReady(task);
        }
    }

    /** The next one to run, now counted as running; null if there is none, or no place or demand for it. */
    @Nullable
    WorkerTask begin() {
        if (running >= concurrency || demand <= 0) {
            return null;
        }
        WorkerTask task = ready.pollFirst();
        if (task != null) {
            task.state(State.RUNNING);
            running++;
            spend();
        }
        return task;
    }

    /** A running task comes again later. */
    void hold(WorkerTask task) {
        running--;
        held++;
        task.state(State.HELD);
    }

    /** A held task is to run again, before all others: it is the oldest. */
    void resume(WorkerTask task) {
        held--;
        task.state(State.READY);
        ready.addFirst(task);
    }

    /** A task is finished with, whatever it was doing. */
    void remove(WorkerTask task) {
        tasks.remove(task.id());
        task.stop();
        switch (task.state()) {
            case RUNNING -> running--;
            case HELD -> held--;
            case READY -> ready.remove(task);
            case WAITING -> {}
        }
        if (task.key() != null) {
            leaveLine(task, task.key());
        }
    }

    private void leaveLine(WorkerTask task, String key) {
        Deque<WorkerTask> line = keys.get(key);
        if (line == null) {
            return;
        }
        boolean wasFirst = line.peekFirst() == task;
        line.remove(task);
        WorkerTask next = line.peekFirst();
        if (next == null) {
            keys.remove(key);
        } else if (wasFirst) {
            makeReady(next);
        }
    }

    private void makeReady(WorkerTask task) {
        task.state(State.READY);
        ready.addLast(task);
    }
}
