package io.github.confab.examples.console.access;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run from outside, by Ctrl-C or a signal: what is open is closed in the reverse order, and what goes wrong
 * from then on is nobody's concern. Safe for use by many threads.
 */
public final class Interruption {

    private final Deque<Runnable> ends = new ArrayDeque<>();
    private boolean happened;

    /** Whether the run is being ended. */
    public synchronized boolean happened() {
        return happened;
    }

    /** Says what to do then; at once if it has happened already. */
    public void onEnd(Runnable end) {
        if (!add(end)) {
            end.run();
        }
    }

    /** Forgets what was to be done then: it is done. */
    public synchronized void forget(Runnable end) {
        ends.remove(end);
    }

    /** Ends the run. */
    public void happen() {
        synchronized (this) {
            happened = true;
        }
        for (Runnable end = last(); end != null; end = last()) {
            end.run();
        }
    }

    private synchronized boolean add(Runnable end) {
        if (!happened) {
            ends.push(end);
        }
        return !happened;
    }

    private synchronized @Nullable Runnable last() {
        return ends.poll();
    }
}
