package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.wire.Entry;
import org.jspecify.annotations.Nullable;

/** Where a reader stands in its hub's ring, if it does. Confined to the reader. */
final class PlaceInRing {

    private @Nullable Ring ring;
    private long index;

    /** Whether it stands there, or finds its place now. */
    boolean isIn(Ring present, String presentEpoch, Position position, String epoch) {
        return present == ring || find(present, presentEpoch, position, epoch);
    }

    private boolean find(Ring present, String presentEpoch, Position position, String epoch) {
        long after = presentEpoch.equals(epoch) ? present.indexAfter(position) : -1;
        ring = after < 0 ? null : present;
        index = after;
        return after >= 0;
    }

    boolean isAtEnd(Ring present) {
        return index == present.end();
    }

    /** The entry here, one step on; null: it has left the ring, and so has the reader. */
    @Nullable
    Entry next(Ring present) {
        Entry entry = present.get(index);
        if (entry == null) {
            leave();
        } else {
            index++;
        }
        return entry;
    }

    void leave() {
        ring = null;
    }
}
