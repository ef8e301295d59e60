package io.github.confab.chat.lettuce.redis;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * Runs tasks of many threads one after the other, in the order in which they came, and something after each run of
 * tasks that came together. Its queue holds no more than the topics of the process, and what Redis answers about them.
 */
final class Turns implements Disposable {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Scheduler.Worker worker;
    private final Runnable afterwards;

    Turns(Scheduler.Worker worker, Runnable afterwards) {
        this.worker = worker;
        this.afterwards = afterwards;
    }

    void execute(Runnable task) {
        if (worker.isDisposed()) {
            return; // nobody would ever take it out
        }
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            try {
                worker.schedule(this::run);
            } catch (RejectedExecutionException closed) {
                LOG.debug("a task came after the end");
            }
        }
    }

    Disposable every(long millis, Runnable task) {
        return worker.schedulePeriodically(() -> execute(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    Disposable later(long millis, Runnable task) {
        try {
            return worker.schedule(() -> execute(task), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            return Disposables.disposed();
        }
    }

    @Override
    public void dispose() {
        worker.dispose();
    }

    private void run() {
        int seen = waiting.get();
        while (seen != 0) {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                guarded(task);
            }
            guarded(afterwards);
            seen = waiting.addAndGet(-seen);
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException mistake) {
            LOG.error("a task of the Pub/Sub connection failed; please report this", mistake);
        }
    }
}
