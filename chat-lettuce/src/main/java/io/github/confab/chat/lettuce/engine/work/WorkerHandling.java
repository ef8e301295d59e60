package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.lettuce.redis.GroupStore.Held;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.WorkEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.util.context.Context;

/**
 * Runs the handler for the tasks on the bench and does as it says. Confined to the loop's turns, except where an attempt
 * reports.
 */
final class WorkerHandling implements WorkerAttempt.Listener {

    /** A run is timed by counting ticks, at a fraction of what a timer for each message would cost. */
    private static final int TICKS = 10;

    private static final Duration SHORTEST_TICK = Duration.ofMillis(5);

    private final WorkerJob job;
    private final WorkerTools tools;
    private final WorkerHands hands;
    private final Context context;
    private final Map<WorkerAttempt, Long> running = new LinkedHashMap<>();
    private final Deque<WorkerTask> due = new ArrayDeque<>();
    private long tick;

    WorkerHandling(WorkerJob job, WorkerTools tools, WorkerHands hands, Context context) {
        this.job = job;
        this.tools = tools;
        this.hands = hands;
        this.context = context;
    }

    void start() {
        Duration period = job.handlerTimeout().dividedBy(TICKS);
        tools.turns().every(period.compareTo(SHORTEST_TICK) < 0 ? SHORTEST_TICK : period, this::tick);
    }

    /** Held tasks whose time has come; they must be delivered again before they run. */
    Deque<WorkerTask> due() {
        return due;
    }

    void pump() {
        for (WorkerTask task = tools.bench().begin();
                task != null;
                task = tools.bench().begin()) {
            WorkerAttempt attempt = new WorkerAttempt(task, job.handler(), context, this);
            task.activity(attempt);
            running.put(attempt, tick);
            hands.run(attempt);
        }
    }

    private void tick() {
        tick++;
        Iterator<Map.Entry<WorkerAttempt, Long>> oldest = running.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<WorkerAttempt, Long> next = oldest.next();
            if (tick - next.getValue() <= TICKS) {
                return; // those behind it began later
            }
            oldest.remove();
            expire(next.getKey());
        }
    }

    private void expire(WorkerAttempt attempt) {
        attempt.dispose();
        String reason = "the handler ran longer than " + job.group().handlerTimeout();
        settle(
                attempt,
                WorkerVerdict.onFailure(
                        reason, attempt.task().attempt(), job.group().maxAttempts()));
    }

    @Override
    public void said(WorkerAttempt attempt, Outcome outcome) {
        tools.turns()
                .take(() -> ended(
                        attempt,
                        WorkerVerdict.on(
                                outcome, attempt.task().attempt(), job.group().maxAttempts())));
    }

    @Override
    public void failed(WorkerAttempt attempt, String reason) {
        tools.turns()
                .take(() -> ended(
                        attempt,
                        WorkerVerdict.onFailure(
                                reason, attempt.task().attempt(), job.group().maxAttempts())));
    }

    private void ended(WorkerAttempt attempt, Outcome outcome) {
        if (running.remove(attempt) != null) { // else it has expired meanwhile
            settle(attempt, outcome);
        }
    }

    private void settle(WorkerAttempt attempt, Outcome outcome) {
        WorkerTask task = attempt.task();
        task.activity(null);
        var event = new WorkEvent.Processed(task.message(), task.attempt(), outcome);
        if (outcome instanceof Outcome.Retry retry) {
            tools.bench().hold(task);
            task.activity(tools.turns().later(() -> due.add(task), retry.delay()));
            tools.outlet().give(event);
        } else if (outcome instanceof Outcome.Dead dead) {
            tools.bench().remove(task);
            tools.settlement().bury(new Held(task.id(), task.attempt()), dead.reason(), event);
        } else {
            tools.bench().remove(task);
            tools.settlement().ack(task.id(), event);
        }
    }

    /** Cancels what runs. */
    void close() {
        running.keySet().forEach(WorkerAttempt::dispose);
        running.clear();
    }
}
