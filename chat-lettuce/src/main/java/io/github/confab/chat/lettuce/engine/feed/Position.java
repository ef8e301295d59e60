package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.wire.Cursors;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * A place in a channel's history: right after an entry.
 *
 * @param id the entry's id; {@link MessageId#MIN}: before the oldest entry
 * @param ordinal how many messages the channel had with it
 * @param entry the entry itself, if this process has seen it
 * @param check else what a cursor remembers of it; {@code -}: nothing is known of it but its id
 */
record Position(MessageId id, long ordinal, @Nullable Entry entry, String check) {

    private static final String UNKNOWN = "-";

    /** Before whatever is retained. */
    static final Position ORIGIN = new Position(MessageId.MIN, 0, null, UNKNOWN);

    static Position after(Entry entry) {
        return new Position(entry.id(), entry.ordinal(), entry, UNKNOWN);
    }

    static Position after(Cursor cursor) {
        return new Position(cursor.id(), cursor.ordinal(), null, cursor.check());
    }

    /** Right before an entry, of whose predecessor nothing is known but its id. */
    static Position before(Entry entry) {
        long ordinal = entry.ordinal() - (entry.isMessage() ? 1 : 0);
        return after(entry.previous(), ordinal);
    }

    /** After an entry that may be trimmed already, so nobody can say who wrote it. */
    static Position after(MessageId id, long ordinal) {
        return new Position(id, ordinal, null, UNKNOWN);
    }

    boolean isOrigin() {
        return id.equals(MessageId.MIN);
    }

    long seq() {
        return id.seq();
    }

    /** Whether {@code other} is the entry this position stands after: an id alone may have been issued twice. */
    boolean isAfter(Entry other) {
        if (!id.equals(other.id())) {
            return false;
        }
        if (entry != null) {
            return entry.isSame(other);
        }
        return check.equals(UNKNOWN)
                || check.equals(
                        Cursors.check(other.header().sender(), other.header().tag()));
    }

    @Override
    public String toString() {
        return "after " + id;
    }
}
