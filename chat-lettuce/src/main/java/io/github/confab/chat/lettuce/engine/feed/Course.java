package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.FeedEvent.Gap;
import io.github.confab.chat.model.FeedEvent.Reset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a reader stands in a channel's history, and what it was given on its way. Confined to the reader. */
final class Course {

    private final ChannelId channel;
    private final Trail trail = new Trail();

    private Position position = Position.ORIGIN;
    private String epoch = "";
    private long startSeq;

    Course(ChannelId channel) {
        this.channel = channel;
    }

    /**
     * Where a reader begins.
     *
     * @param position the place
     * @param epoch the life of the history it belongs to
     */
    record Origin(Position position, String epoch) {}

    void begin(Origin from) {
        position = from.position();
        startSeq = position.seq();
        epoch = from.epoch();
    }

    Position position() {
        return position;
    }

    String epoch() {
        return epoch;
    }

    /** Whether entries are missing between here and one that comes after. */
    boolean isHoleBefore(Entry entry) {
        return !position.isOrigin()
                && !entry.previous().equals(position.id())
                && entry.id().seq() > position.seq() + 1;
    }

    void stepTo(Entry entry) {
        position = Position.after(entry);
    }

    /** A step on a page, which no ring remembers. */
    void remember(Entry entry) {
        trail.add(entry);
    }

    /** Goes on from a later place; what is to be told of it: null if nothing, since nobody misses what was before all. */
    @Nullable
    Gap skipTo(Position target, Gap.Reason reason) {
        Position from = position;
        position = target;
        if (from.isOrigin() || target.seq() <= from.seq()) {
            return null;
        }
        long messages = Math.max(0, target.ordinal() - from.ordinal());
        return new Gap(channel, from.seq() + 1, target.seq(), messages, reason);
    }

    /** Goes to the beginning of another history. */
    Reset restart(String present) {
        Reset told = new Reset(channel, epoch, present);
        epoch = present;
        position = Position.ORIGIN;
        startSeq = 0;
        trail.clear();
        return told;
    }

    /** What the reader was given, newest first; see {@link Trail#backFrom}. */
    List<Entry> given(List<Entry> earlier, List<Entry> held) {
        return trail.backFrom(position, earlier, held);
    }

    /** Goes back to an entry that stands; gives those after it that this reader was given, newest first. */
    List<Entry> goBack(List<Entry> given, int fork) {
        List<Entry> lost = given.subList(0, fork).stream()
                .filter(entry -> entry.id().seq() > startSeq)
                .toList();
        position = Position.after(given.get(fork));
        // what comes after the fork is given now, wherever this reader began: if it is lost too, it must be told
        startSeq = Math.min(startSeq, position.seq());
        trail.forgetAfter(position);
        return lost;
    }
}
