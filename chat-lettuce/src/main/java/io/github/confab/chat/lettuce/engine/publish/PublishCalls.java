package io.github.confab.chat.lettuce.engine.publish;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a lane that are not answered for good, oldest first: at most two. After a failure they are sent again one
 * by one, each when the one before it has its answer, and nothing newer leaves until all have one. Guarded by the lane's
 * lock.
 */
final class PublishCalls {

    /** As many as publish.lua remembers of a producer. */
    private static final int MOST = 2;

    private final Deque<Batch> underWay = new ArrayDeque<>(MOST);
    private final Set<Batch> failed = new HashSet<>(MOST);
    private boolean paused;

    /**
     * A call to send now.
     *
     * @param batch what to send
     * @param after number of the batch that it must come right after; 0: none, or that one has its answer
     */
    record Call(Batch batch, long after) {}

    /** Copied: for use without the lock. */
    List<Batch> underWay() {
        return List.copyOf(underWay);
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    /**
     * Whether a new call may leave.
     *
     * @param full whether it would carry as much as a call may
     */
    boolean hasRoom(boolean full) {
        return underWay.isEmpty() || (full && underWay.size() < MOST && failed.isEmpty());
    }

    /** A new call leaves, if there is {@linkplain #hasRoom room}. */
    Call add(Batch batch) {
        Batch before = underWay.peekLast();
        underWay.add(batch);
        return new Call(batch, before == null ? 0 : before.number());
    }

    /** The call to send again now, if there is one. */
    @Nullable
    Call again() {
        Batch oldest = underWay.peekFirst();
        return paused || oldest == null || !failed.remove(oldest) ? null : new Call(oldest, 0);
    }

    /** A call must be sent again. */
    void failed(Batch batch) {
        failed.add(batch);
    }

    /** A call has its answer, or nobody waits for it. */
    void remove(Batch batch) {
        underWay.remove(batch);
        failed.remove(batch);
    }

    /** Sends nothing again until {@link #resume}; false: that was so already. */
    boolean pause() {
        boolean first = !paused;
        paused = true;
        return first;
    }

    void resume() {
        paused = false;
    }
}
