package io.github.confab.examples.terminal.chat;

import io.github.confab.examples.terminal.state.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the thread that draws. Keys overtake news, so that a flood of messages does not delay them. Both are
 * bounded: a key waits for room; feeds ask for no more than {@link Feeder#DEMAND} events each before theirs were taken.
 */
public final class Mailbox {

    private static final int MAX_KEYS = 1024;
    private static final int MAX_NEWS = 40_000;
    private static final int MAX_TAKEN = 2000;

    /**
     * @param events what came, keys first
     * @param keys whether there is a key among them
     */
    public record Batch(List<Event> events, boolean keys) {}

    private record News(Event event, Runnable taken) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Queue<Event> keys = new ArrayDeque<>();
    private final Queue<News> news = new ArrayDeque<>();
    private boolean newsAwaited;
    private long dropped;

    /** Adds a key; waits while there are too many. */
    public void key(Event event) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (keys.size() >= MAX_KEYS) {
                room.await();
            }
            keys.add(event);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Adds news. */
    public void post(Event event) {
        post(event, () -> {});
    }

    /** Adds news; tells when it is taken. */
    void post(Event event, Runnable taken) {
        lock.lock();
        try {
            if (news.size() >= MAX_NEWS) {
                dropped++;
                return;
            }
            news.add(new News(event, taken));
            if (newsAwaited) {
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for something; for keys alone while it is too early for news.
     *
     * @param keysOnlyUntil until when only keys end the wait, as {@link System#nanoTime()}
     * @param until until when to wait at all
     * @return what came; may be nothing
     */
    public Batch take(long keysOnlyUntil, long until) throws InterruptedException {
        List<News> taken = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        lock.lockInterruptibly();
        try {
            await(keysOnlyUntil, until);
            events.addAll(keys);
            keys.clear();
            room.signalAll();
            while (taken.size() < MAX_TAKEN && !news.isEmpty()) {
                taken.add(news.remove());
            }
        } finally {
            lock.unlock();
        }
        boolean hadKeys = !events.isEmpty();
        // outside the lock: a feed that is asked for more may post at once
        for (News next : taken) {
            events.add(next.event());
            next.taken().run();
        }
        return new Batch(events, hadKeys);
    }

    private void await(long keysOnlyUntil, long until) throws InterruptedException {
        while (keys.isEmpty()) {
            long now = System.nanoTime();
            boolean early = keysOnlyUntil - now > 0;
            long wait = (early ? keysOnlyUntil : until) - now;
            if ((!early && !news.isEmpty()) || wait <= 0) {
                return;
            }
            // while it is too early for news, thousands of them must not wake this thread
            newsAwaited = !early;
            arrived.awaitNanos(wait);
            newsAwaited = false;
        }
    }

    /** How many news found no room; 0 as long as nobody posts without asking. */
    public long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }
}
