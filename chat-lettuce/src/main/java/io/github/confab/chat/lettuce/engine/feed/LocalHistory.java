package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.MessageId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What this process holds of a channel's history: its newest entries, in an unbroken run. The hub's lane writes, any
 * thread reads.
 */
final class LocalHistory {

    private static final long STALE_PUSH_CHECK_MILLIS = 1000;

    private final HubContext context;
    private final Consumer<Entry> appended;

    private volatile @Nullable Ring ring;
    private volatile List<Entry> earlier = List.of();
    private volatile String epoch = "";
    private long lastStaleCheck;

    /** @param appended hears of each entry that is added, on the lane */
    LocalHistory(HubContext context, Consumer<Entry> appended) {
        this.context = context;
        this.appended = appended;
    }

    /** The newest entries; null until the stream was seen for the first time. Any thread. */
    @Nullable
    Ring ring() {
        return ring;
    }

    /** What the ring holds; see {@link Ring#entries()}. Any thread. */
    List<Entry> held() {
        Ring present = ring;
        return present == null ? List.of() : present.entries();
    }

    /** What the ring before this one held, without content, for readers who must find where the history forked. Any thread. */
    List<Entry> earlier() {
        return earlier;
    }

    /** The life of the history that the ring belongs to. Any thread. */
    String epoch() {
        return epoch;
    }

    /** The newest entry that was seen. Any thread. */
    MessageId newest() {
        Ring present = ring;
        return present == null ? MessageId.MIN : present.newest();
    }

    /** On the lane: the newest place. */
    Position head() {
        return present().head();
    }

    /** On the lane: a new run, from the newest entry on. */
    void begin(StreamPage page) {
        Ring before = ring;
        if (before != null) {
            // who is recognised by it needs no content, and no budget counts it any more
            earlier = before.entries().stream().map(Entry::withoutPayload).toList();
            before.clear();
        }
        epoch = String.valueOf(page.epoch());
        ring = new Ring(page.newest(), context.settings().largestRing(), context.budget());
    }

    /** On the lane: adds an entry that is known to follow. */
    void append(Entry entry) {
        Ring present = present();
        present.append(entry);
        if (entry.isChangeOfContent() || entry.isReply()) {
            apply(entry, present);
        }
        appended.accept(entry);
    }

    /** What was deleted must not be told to who comes later, and who comes later is told how long a thread is. */
    private static void apply(Entry change, Ring present) {
        try {
            present.change(change);
        } catch (CorruptEntryException unreadable) {
            // it says nothing of any message; that it is unreadable each feed tells its reader
            return;
        }
    }

    /** On the lane: whether a pushed entry was the next one, or one that is here already; else the stream must tell. */
    boolean take(Entry entry) {
        Ring present = present();
        Position head = present.head();
        if (entry.previous().equals(head.id())) {
            if (!entry.hasPayload()) {
                return false;
            }
            append(entry);
            return true;
        }
        return entry.id().seq() <= head.seq() && isKnown(present, entry);
    }

    private boolean isKnown(Ring present, Entry entry) {
        if (present.indexAfter(Position.after(entry)) >= 0) {
            return true;
        }
        Entry oldest = present.oldest();
        long floor = oldest == null ? present.head().seq() : oldest.id().seq();
        if (entry.id().seq() >= floor) {
            return false;
        }
        // Too old to compare: most likely a push that lagged behind our own reads. Once a second the stream is asked.
        long now = context.now();
        boolean recentlyAsked = now - lastStaleCheck < STALE_PUSH_CHECK_MILLIS;
        lastStaleCheck = recentlyAsked ? lastStaleCheck : now;
        return recentlyAsked;
    }

    /** On the lane: gives its memory back. */
    void clear() {
        Ring present = ring;
        if (present != null) {
            present.clear();
        }
    }

    private Ring present() {
        Ring present = ring;
        if (present == null) {
            throw new IllegalStateException("the history has not begun");
        }
        return present;
    }
}
