package io.github.confab.chat.lettuce.engine.work;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * One after the other: what happens to a worker loop, from whichever thread, happens in turns that never overlap. After
 * those that are waiting have been taken, the loop looks once what there is to do, so that busy times make larger batches.
 */
final class WorkerTurns {

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger missed = new AtomicInteger();
    private final Scheduler.Worker worker;
    private final Runnable afterwards;
    private final Consumer<Throwable> mistake;
    private volatile boolean closed;

    /**
     * @param worker runs the turns
     * @param afterwards runs after each batch of turns
     * @param mistake hears of a turn that failed
     */
    WorkerTurns(Scheduler.Worker worker, Runnable afterwards, Consumer<Throwable> mistake) {
        this.worker = worker;
        this.afterwards = afterwards;
        this.mistake = mistake;
    }

    /** From any thread. */
    void take(Runnable turn) {
        waiting.add(turn);
        if (missed.getAndIncrement() == 0) {
            try {
                worker.schedule(this::drain);
            } catch (RejectedExecutionException closed) {
                waiting.clear(); // nobody is left to take a turn
            }
        }
    }

    Disposable later(Runnable turn, Duration delay) {
        return worker.schedule(() -> take(turn), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    void every(Duration period, Runnable turn) {
        worker.schedulePeriodically(() -> take(turn), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the timers and the turns; whatever still waits is not taken. */
    void close() {
        closed = true;
        worker.dispose();
    }

    private void drain() {
        int taken = missed.get();
        while (taken != 0) {
            try {
                for (Runnable turn = next(); turn != null; turn = next()) {
                    turn.run();
                }
                if (!closed) {
                    afterwards.run();
                }
            } catch (RuntimeException | Error failure) {
                mistake.accept(failure);
            }
            taken = missed.addAndGet(-taken);
        }
    }

    private @Nullable Runnable next() {
        return closed ? null : waiting.poll();
    }
}
