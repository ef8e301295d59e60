package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.lettuce.redis.PresenceStore.Count;
import io.github.confab.chat.lettuce.redis.PresenceStore.Here;
import io.github.confab.chat.lettuce.wire.Frame;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.PresenceEvent.Snapshot;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a view knows: who is in the channel, as of which version, and whether what is pushed follows from there. Guarded by the
 * lock of its view.
 */
final class Picture {

    private static final int MOST_PENDING = 256;

    private final Consumer<PresenceEvent> events;

    /** What was pushed while it was read. */
    private final Queue<Frame.Moved> pending = new ArrayDeque<>();

    private Crowd crowd = Crowd.of(List.of(), 0);
    private @Nullable Snapshot snapshot;
    private String epoch = "";
    private long version;
    private long pushed = -1;
    private boolean loaded;
    private boolean loading;
    private boolean again;

    /** @param events is told what a push changes */
    Picture(Consumer<PresenceEvent> events) {
        this.events = events;
    }

    /** It was read before. */
    boolean isKnown() {
        return loaded;
    }

    /** It was read, and is not being read again. */
    boolean isCertain() {
        return loaded && !loading;
    }

    /** It was never read, and nobody does so now. */
    boolean isBlank() {
        return !loaded && !loading;
    }

    long version() {
        return version;
    }

    /** Everybody who is here; null: not known yet. */
    @Nullable
    Snapshot snapshot() {
        if (loaded && snapshot == null) {
            snapshot = new Snapshot(version, crowd.users(), crowd.count());
        }
        return snapshot;
    }

    boolean isBehind(Count found) {
        return loaded && (!found.epoch().equals(epoch) || found.version() > version);
    }

    // ---- what is pushed

    /** Whether a push follows the one before it. */
    boolean follows(Frame.Moved frame) {
        boolean follows = pushed < 0 || frame.before() == pushed;
        pushed = frame.after();
        return follows;
    }

    /** The next push need not follow. */
    void gapInPushes() {
        pushed = -1;
    }

    /** Keeps a push until the reading is done; it is repeated if some are missing. */
    void keep(Frame.Moved frame, boolean follows) {
        again |= !follows || pending.size() == MOST_PENDING;
        if (pending.size() < MOST_PENDING) {
            pending.add(frame);
        }
    }

    /** False: it does not follow. What is older was read already: the push was overtaken by the reading. */
    boolean apply(Frame.Moved frame) {
        boolean next = frame.epoch().equals(epoch) && frame.before() == version;
        if (!next) {
            return frame.epoch().equals(epoch) && frame.after() <= version;
        }
        snapshot = null;
        for (Frame.Move move : frame.changes()) {
            version++;
            PresenceEvent event = crowd.apply(move, version);
            if (event != null) {
                events.accept(event);
            }
        }
        return true;
    }

    // ---- reading

    /** False: it is being read, and will be once more. */
    boolean beginReading() {
        if (loading) {
            again = true;
            return false;
        }
        loading = true;
        again = false;
        pending.clear();
        return true;
    }

    /**
     * It was read.
     *
     * @param found the people of {@code here}
     * @return false if what was pushed meanwhile does not follow, so that it must be read again
     */
    boolean read(Here here, Crowd found) {
        crowd = found;
        epoch = here.epoch();
        version = here.version();
        snapshot = null;
        loaded = true;
        loading = false;
        for (Frame.Moved frame : pending) {
            again |= !apply(frame);
        }
        pending.clear();
        return !again;
    }
}
