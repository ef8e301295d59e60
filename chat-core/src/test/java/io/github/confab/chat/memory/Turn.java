package io.github.confab.chat.memory;

import java.util.concurrent.atomic.AtomicInteger;

/** Work that one thread does at a time: who comes while it is done leaves it to the one who does it. */
final class Turn {

    private final Runnable work;
    private final AtomicInteger calls = new AtomicInteger(1);

    /** Not open yet. */
    Turn(Runnable work) {
        this.work = work;
    }

    /** Does what was asked for until now, and lets others do it from now on. */
    void open() {
        run();
    }

    /** Does the work, now or, if somebody is at it, after that. */
    void take() {
        if (calls.getAndIncrement() == 0) {
            run();
        }
    }

    private void run() {
        int seen = calls.get();
        do {
            work.run();
            seen = calls.addAndGet(-seen);
        } while (seen != 0);
    }
}
