package io.github.confab.chat.lettuce.engine.base;

import io.github.confab.chat.lettuce.redis.StreamEntry;
import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.lettuce.wire.Overlay;

/** Entries of a stream as they came from Redis, read. */
public final class Stored {

    private Stored() {}

    /**
     * @param raw its fields
     * @return the entry, with what has become of it
     * @throws CorruptEntryException if it cannot be read
     */
    public static Entry entry(StreamEntry raw) {
        Entry entry = Entry.of(raw.id(), raw.previous(), raw.header(), raw.ordinal(), raw.payload());
        StreamEntry.Beside beside = raw.beside();
        if (beside.fate() != null || beside.reactions() != null) {
            entry = entry.with(Overlay.of(beside.fate(), beside.reactions()));
        }
        if (raw.root() != null) {
            entry = entry.inThread(raw.root());
        }
        return beside.replies() == null ? entry : entry.withReplies(beside.replies());
    }
}
