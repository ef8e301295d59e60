package io.github.confab.chat.lettuce.engine.work;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.scheduler.Scheduler;

/**
 * Runs attempts on the application's threads. A thread that is awake runs one after the other, so that quick handlers do not
 * cost a thread switch each; before it begins one it wakes another thread for the next, as a handler may block.
 */
final class WorkerHands {

    private final Queue<WorkerAttempt> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean waking = new AtomicBoolean();
    private final Scheduler threads;

    WorkerHands(Scheduler threads) {
        this.threads = threads;
    }

    void run(WorkerAttempt attempt) {
        waiting.add(attempt);
        wake();
    }

    private void wake() {
        if (!waking.compareAndSet(false, true)) {
            return;
        }
        try {
            threads.schedule(this::work);
        } catch (RejectedExecutionException full) {
            waking.set(false);
            for (WorkerAttempt next = waiting.poll(); next != null; next = waiting.poll()) {
                next.onError(full);
            }
        }
    }

    private void work() {
        waking.set(false);
        for (WorkerAttempt next = waiting.poll(); next != null; next = waiting.poll()) {
            if (!waiting.isEmpty()) {
                wake();
            }
            next.run();
        }
    }
}
