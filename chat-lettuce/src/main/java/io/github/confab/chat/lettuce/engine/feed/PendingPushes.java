package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.wire.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Entries that were pushed while the stream is being read up to them. Confined to a lane. */
final class PendingPushes {

    private static final int MAX_ENTRIES = 1024;
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final TreeMap<Long, Entry> bySeq = new TreeMap<>();
    private String epoch = "";
    private int bytes;

    /** Keeps an entry; false: there were too many, or they are of another life, so all were dropped: read again. */
    boolean add(String entryEpoch, Entry entry) {
        boolean fits = bySeq.isEmpty() || epoch.equals(entryEpoch);
        if (!fits || bySeq.size() == MAX_ENTRIES || bytes + entry.size() > MAX_BYTES) {
            clear();
            return false;
        }
        epoch = entryEpoch;
        Entry replaced = bySeq.put(entry.id().seq(), entry);
        bytes += entry.size() - (replaced == null ? 0 : replaced.size());
        return true;
    }

    /** A read begins: what was pushed before it is in its result, or in no history that still stands. */
    void clear() {
        bySeq.clear();
        bytes = 0;
    }

    /** The read has shown everything up to {@code head}: takes out what was pushed beyond it, oldest first. */
    List<Entry> takeAfter(Position head, String headEpoch) {
        List<Entry> after = new ArrayList<>();
        if (epoch.equals(headEpoch)) {
            after.addAll(bySeq.tailMap(head.seq(), false).values());
        }
        clear();
        return after;
    }
}
