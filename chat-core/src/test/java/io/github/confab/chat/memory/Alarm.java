package io.github.confab.chat.memory;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/** Runs something once, later; setting it again forgets the former time. */
final class Alarm implements Disposable {

    private final Scheduler scheduler;
    private final Runnable work;
    private final Disposable.Swap timer = Disposables.swap();

    Alarm(Scheduler scheduler, Runnable work) {
        this.scheduler = scheduler;
        this.work = work;
    }

    void set(Duration later) {
        try {
            timer.update(scheduler.schedule(work, later.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException closing) {
            timer.dispose();
        }
    }

    @Override
    public void dispose() {
        timer.dispose();
    }
}
