package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The newest entries of a channel, shared by all its readers in this process: an unbroken run from {@link #base()} on.
 * One lane writes; any thread reads without a lock. A reader that comes too late for an entry reads the stream.
 */
final class Ring {

    /** Most channels are idle, and there are many. */
    private static final int FIRST_CAPACITY = 16;

    /** So many entries are held even if no reader lags: for as many a reader can be told what a failover has lost. */
    private static final int UNASKED_CAPACITY = 128;

    /** An entry's objects beside its content, about: measured. */
    private static final int ENTRY_BYTES = 320;

    private final Position base;
    private final int largest;
    private final PayloadBudget budget;

    private volatile AtomicReferenceArray<@Nullable Slot> slots = new AtomicReferenceArray<>(FIRST_CAPACITY);
    private volatile long floor;
    private volatile long end;
    private volatile MessageId newest;
    private volatile boolean crowded;

    /**
     * @param base the place before the first entry
     * @param largest how many entries it holds at most, a power of two
     * @param budget what all rings of the process may hold together
     */
    Ring(Position base, int largest, PayloadBudget budget) {
        this.base = base;
        this.newest = base.id();
        this.largest = largest;
        this.budget = budget;
    }

    Position base() {
        return base;
    }

    /** The index after the newest entry. */
    long end() {
        return end;
    }

    /** On the lane only: the newest place. */
    Position head() {
        Entry newest = end == floor ? null : get(end - 1);
        return newest == null ? base : Position.after(newest);
    }

    /** The id of the newest entry; any thread. */
    MessageId newest() {
        return newest;
    }

    /** The oldest entry it holds; null if it is empty. */
    @Nullable
    Entry oldest() {
        return floor == end ? null : get(floor);
    }

    /** On the lane only. */
    void append(Entry entry) {
        growIfFull();
        AtomicReferenceArray<@Nullable Slot> present = slots;
        if (end - floor == present.length()) {
            evictOldest(present);
        }
        // two for one, so that rings shrink back under the common budget, but never below the entry just written
        for (int i = 0; i < 2 && budget.isExceeded() && end > floor; i++) {
            evictOldest(present);
        }
        budget.add(cost(entry));
        long at = end;
        present.set(place(at, present), new Slot(at, entry));
        newest = entry.id();
        end = at + 1;
    }

    /** On the lane only: what a change leaves of the entries that are held, so that who reads later is not told it. */
    void change(Entry change) {
        AtomicReferenceArray<@Nullable Slot> present = slots;
        for (long at = floor; at < end - 1; at++) {
            Slot slot = present.get(place(at, present));
            Entry after = slot == null ? null : slot.entry.after(change);
            if (slot != null && after != null) {
                budget.add(cost(after) - cost(slot.entry));
                present.set(place(at, present), new Slot(at, after));
            }
        }
    }

    /** The entry at an index below {@link #end()}; null: it has left the ring. Any thread. */
    @Nullable
    Entry get(long index) {
        AtomicReferenceArray<@Nullable Slot> present = slots;
        Slot slot = present.get(place(index, present));
        if (slot != null && slot.index == index) {
            return slot.entry;
        }
        if (index < end) {
            crowded = true;
        }
        return null;
    }

    /** The index of the entry that follows a place; -1 if the place is not in this run, or has left the ring. */
    long indexAfter(Position position) {
        long from = floor;
        if (from == 0 && base.id().equals(position.id())) {
            // the base stands for one entry of the present history: a position after another one of that id is no match
            return isBase(position) ? 0 : -1;
        }
        long to = end;
        while (from < to) {
            long middle = (from + to) >>> 1;
            Entry entry = get(middle);
            if (entry == null) {
                return -1;
            }
            int order = Long.compare(entry.id().seq(), position.seq());
            if (order == 0) {
                return position.isAfter(entry) ? middle + 1 : -1;
            }
            if (order < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return -1;
    }

    /** What it holds, oldest first, and before that what it began after, if nothing is missing between; any thread. */
    List<Entry> entries() {
        List<Entry> held = new ArrayList<>();
        long from = floor;
        if (from == 0 && base.entry() != null) {
            held.add(base.entry());
        }
        for (long i = from; i < end; i++) {
            Entry entry = get(i);
            if (entry != null) {
                held.add(entry);
            }
        }
        return held;
    }

    /** On the lane only: gives its part of the budget back. Readers find nothing more here. */
    void clear() {
        AtomicReferenceArray<@Nullable Slot> present = slots;
        while (end > floor) {
            evictOldest(present);
        }
    }

    private boolean isBase(Position position) {
        Entry known = base.entry();
        return known == null || position.isAfter(known);
    }

    private void evictOldest(AtomicReferenceArray<@Nullable Slot> present) {
        long at = floor;
        Slot oldest = present.getAndSet(place(at, present), null);
        floor = at + 1;
        if (oldest != null) {
            budget.add(-cost(oldest.entry));
        }
    }

    /** Holds more, while there is room: up to a point unasked, beyond it if a reader has come too late for an entry. */
    private void growIfFull() {
        AtomicReferenceArray<@Nullable Slot> present = slots;
        boolean full = end - floor == present.length();
        boolean wanted = crowded || present.length() < UNASKED_CAPACITY;
        if (!full || !wanted || present.length() >= largest || budget.isExceeded()) {
            return;
        }
        crowded = false;
        AtomicReferenceArray<@Nullable Slot> wider = new AtomicReferenceArray<>(present.length() * 2);
        for (long i = floor; i < end; i++) {
            wider.set(place(i, wider), present.get(place(i, present)));
        }
        slots = wider;
    }

    private static long cost(Entry entry) {
        return (long) entry.size() + ENTRY_BYTES;
    }

    private static int place(long index, AtomicReferenceArray<?> slots) {
        return (int) (index & (slots.length() - 1));
    }

    private record Slot(long index, Entry entry) {}
}
