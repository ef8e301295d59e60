package io.github.confab.chat.lettuce.engine.base;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/** One thread's worth of order: what runs here never runs at the same time, so hubs need no locks. */
public final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** How many pushes may wait: beyond it they are dropped and read from the stream later, in larger pages. */
    private static final int MAX_WAITING_PUSHES = 8192;

    private final Scheduler.Worker worker;
    private final AtomicInteger waitingPushes = new AtomicInteger();

    public Lane(Scheduler.Worker worker) {
        this.worker = worker;
    }

    /** Runs a task after those before it. */
    public void execute(Runnable task) {
        try {
            worker.schedule(guarded(task));
        } catch (RejectedExecutionException closed) {
            LOG.debug("a task came after the lane was closed");
        }
    }

    /** Runs a task that handles a push, unless too many wait: then gives false and runs nothing. */
    public boolean executePush(Runnable task) {
        if (waitingPushes.incrementAndGet() > MAX_WAITING_PUSHES) {
            waitingPushes.decrementAndGet();
            return false;
        }
        execute(() -> {
            waitingPushes.decrementAndGet();
            task.run();
        });
        return true;
    }

    /** Runs a task later. */
    public Disposable schedule(Runnable task, Duration delay) {
        try {
            return worker.schedule(guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            return Disposables.disposed();
        }
    }

    public void close() {
        worker.dispose();
    }

    /** A task that fails is our mistake; it must not take the lane's other channels with it. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException mistake) {
                LOG.error("an engine task failed; please report this", mistake);
            }
        };
    }
}
