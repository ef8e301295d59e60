package io.github.confab.chat.lettuce.engine.feed;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes all rings of a process may hold together; beyond it each new entry pushes old ones out. */
final class PayloadBudget {

    private final long limit;
    private final AtomicLong held = new AtomicLong();

    PayloadBudget(long limit) {
        this.limit = limit;
    }

    void add(long bytes) {
        held.addAndGet(bytes);
    }

    boolean isExceeded() {
        return held.get() > limit;
    }

    long held() {
        return held.get();
    }
}
