package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.engine.base.Stored;
import io.github.confab.chat.lettuce.redis.StreamEntry;
import io.github.confab.chat.lettuce.redis.SyncPage;
import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.FeedEvent.CorruptEntry;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a channel's stream, read: what can be read of it as entries, what cannot as events.
 *
 * @param epoch the life of the history; null: there is no such channel
 * @param last the newest place of the channel
 * @param below the newest entry at or before the position asked for; null if none stands, or if it cannot be read
 * @param belowExists whether an entry stands there
 * @param entries oldest first
 * @param corrupt the entries that cannot be read
 * @param scannedTo the id of the last entry looked at, readable or not; null if there was none
 * @param full whether there may be more
 * @param streamExists whether there is a stream at all; somebody may have deleted it
 */
record StreamPage(
        @Nullable String epoch,
        Position last,
        @Nullable Entry below,
        boolean belowExists,
        List<Entry> entries,
        List<Unreadable> corrupt,
        @Nullable MessageId scannedTo,
        boolean full,
        boolean streamExists) {

    /**
     * An entry that cannot be read.
     *
     * @param before the index of the readable entry that follows it
     * @param event what readers are told
     */
    record Unreadable(int before, CorruptEntry event) {}

    static StreamPage read(ChannelId channel, SyncPage page, int asked) {
        List<Unreadable> corrupt = new ArrayList<>(0);
        List<Entry> entries = new ArrayList<>(page.entries().size());
        for (StreamEntry raw : page.entries()) {
            try {
                entries.add(entry(raw));
            } catch (CorruptEntryException unreadable) {
                CorruptEntry event = new CorruptEntry(channel, raw.id(), unreadable.problem());
                corrupt.add(new Unreadable(entries.size(), event));
            }
        }
        int size = page.entries().size();
        MessageId scannedTo =
                size == 0 ? null : idOrNone(page.entries().get(size - 1).id());
        return new StreamPage(
                page.epoch(),
                Position.after(page.last(), page.ordinal()),
                readable(page.below()),
                page.below() != null,
                entries,
                corrupt,
                scannedTo,
                scannedTo != null && size == asked,
                page.streamExists());
    }

    /** Null for an id beyond all that this library makes: what lies behind it is not ours either. */
    static @Nullable MessageId idOrNone(String id) {
        try {
            return MessageId.parse(id);
        } catch (InvalidArgumentException foreign) {
            return null;
        }
    }

    static Entry entry(StreamEntry raw) {
        return Stored.entry(raw);
    }

    private static @Nullable Entry readable(@Nullable StreamEntry raw) {
        if (raw == null) {
            return null;
        }
        try {
            return entry(raw);
        } catch (CorruptEntryException foreign) {
            return null;
        }
    }

    /** The newest place, with what is known of the entry there. */
    Position newest() {
        if (below != null && below.id().equals(last.id())) {
            return Position.after(below);
        }
        Position end = end(last);
        return end.id().equals(last.id()) ? end : last;
    }

    /** The place before the page: right before its first readable entry, or the newest place if it has none. */
    Position beginning() {
        return entries.isEmpty() ? last : Position.before(entries.get(0));
    }

    /** The place after the page: its last readable entry, or {@code before} if it has none. */
    Position end(Position before) {
        return entries.isEmpty() ? before : Position.after(entries.get(entries.size() - 1));
    }

    /** Whether the page shows everything up to {@link #last}; if it does not, and is not full, the rest was removed. */
    boolean reaches(Position end) {
        return end.id().equals(last.id()) || last.isOrigin() || end.id().isAfter(last.id());
    }

    /** Where to read on when a page held nothing readable. */
    MessageId scannedTo(MessageId otherwise) {
        return scannedTo == null ? otherwise : scannedTo;
    }
}
