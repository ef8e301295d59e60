package io.github.confab.chat.memory;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.Disposable;

/** How far along the log a reader may see: up to the newest entry at the last push or idle check. */
final class Horizon implements Disposable {

    private final MemoryLog log;
    private final Duration idleCheck;
    private final Runnable widened;
    private final Alarm alarm;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile long seq;

    /** Sees what is stored now; runs {@code widened} whenever it sees more. */
    Horizon(MemoryLog log, Session session, Runnable widened) {
        this.log = log;
        this.idleCheck = session.idleCheck();
        this.widened = widened;
        this.alarm = new Alarm(session.scheduler(), this::check);
        this.seq = log.newest().id().seq();
    }

    /** The last place that may be seen. */
    long seq() {
        return seq;
    }

    void stored(boolean pushed) {
        if (pushed) {
            widen();
        } else if (waiting.compareAndSet(false, true)) {
            alarm.set(idleCheck);
        }
    }

    private void check() {
        waiting.set(false);
        widen();
    }

    private void widen() {
        seq = log.newest().id().seq();
        widened.run();
    }

    @Override
    public void dispose() {
        alarm.dispose();
    }
}
