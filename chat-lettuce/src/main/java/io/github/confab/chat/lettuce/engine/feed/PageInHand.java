package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.FeedEvent.CorruptEntry;
import io.github.confab.chat.model.MessageId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one page a reader goes through: its entries, between them what cannot be read, and at last the end of the stream,
 * if entries before it were removed. It also knows where to read on. Confined to the reader.
 */
final class PageInHand {

    private List<Entry> entries = List.of();
    private int at;
    private List<StreamPage.Unreadable> corrupt = List.of();
    private int corruptAt;
    private String corruptTold = "";
    private @Nullable Position end;
    private MessageId scannedTo = MessageId.MIN;

    /** Takes a page that goes on after {@code position}. */
    void take(StreamPage page, Position position) {
        entries = page.entries();
        at = 0;
        corrupt = page.corrupt();
        corruptAt = firstUntold(corrupt);
        Position last = page.end(position);
        scannedTo = page.full() ? page.scannedTo(scannedTo) : last.id();
        end = page.full() || page.reaches(last) ? null : page.last();
    }

    /** What stands behind the newest entry is read again and again until there is a newer one. */
    private int firstUntold(List<StreamPage.Unreadable> found) {
        int index = found.size();
        while (index > 0 && !found.get(index - 1).event().entryId().equals(corruptTold)) {
            index--;
        }
        return index;
    }

    /** What cannot be read, if it comes before the next entry. */
    @Nullable
    CorruptEntry nextUnreadable() {
        if (corruptAt == corrupt.size() || corrupt.get(corruptAt).before() != at) {
            return null;
        }
        CorruptEntry unreadable = corrupt.get(corruptAt++).event();
        corruptTold = unreadable.entryId();
        return unreadable;
    }

    @Nullable
    Entry nextEntry() {
        return at < entries.size() ? entries.get(at++) : null;
    }

    /** After the last entry, once: the place up to which everything else was removed. */
    @Nullable
    Position takeEnd() {
        Position place = end;
        end = null;
        return place;
    }

    /** Whether the page brought no entry, and nothing is known to be missing. */
    boolean isBlank() {
        return entries.isEmpty() && end == null;
    }

    /** Where to read on: beyond the position only where the entries after it could not be read. */
    MessageId scanFrom(Position position) {
        return scannedTo.isAfter(position.id()) ? scannedTo : position.id();
    }

    /** The reader goes on from another place. */
    void moveTo(Position position) {
        scannedTo = position.id();
    }

    /** The reader goes back: what cannot be read there is told again. */
    void moveBackTo(Position position) {
        moveTo(position);
        corruptTold = "";
    }

    /** Another history: nothing of this page is part of it. */
    void drop() {
        entries = List.of();
        at = 0;
        corrupt = List.of();
        corruptAt = 0;
        end = null;
        moveBackTo(Position.ORIGIN);
    }
}
