package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.PermanentChatException;
import io.github.confab.chat.lettuce.engine.base.Backoff;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.FeedEvent.Gap;
import io.github.confab.chat.model.FeedEvent.Reset;
import io.github.confab.chat.model.MessageId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * One reader's way through a channel: from its own position over pages of the stream into the hub's ring, and back to
 * pages whenever it falls behind or the history breaks. Holds at most one page. Confined to its feed's drain loop, but
 * for the answers that come in.
 */
final class FeedReader {

    private final ChannelHub hub;
    private final Reads reads;
    private final FeedEvents events;
    private final Runnable wake;
    private final Backoff backoff;
    private final Trail trail = new Trail();
    private final Queue<FeedEvent> ready = new ArrayDeque<>(2);
    private final Disposable.Swap starting = Disposables.swap();
    private final Disposable.Swap reading = Disposables.swap();

    private Position position = Position.ORIGIN;
    private long startSeq;
    private String epoch = "";
    private boolean caughtUp;

    private @Nullable Ring ring;
    private long index;
    private List<Entry> page = List.of();
    private int pageAt;
    private List<StreamPage.Unreadable> corrupt = List.of();
    private int corruptAt;
    private String corruptTold = "";
    private @Nullable Position pageEnd;
    private MessageId scanFrom = MessageId.MIN;
    private @Nullable Ring confirmedAhead;
    private boolean underWay = true;
    private volatile @Nullable Runnable answer;

    FeedReader(ChannelHub hub, Reads reads, FeedEvents events, Backoff backoff, Runnable wake) {
        this.hub = hub;
        this.reads = reads;
        this.events = events;
        this.backoff = backoff;
        this.wake = wake;
    }

    /** Begins where {@code origin} says, once it says so. */
    void begin(Mono<Origin> origin) {
        // not by await: this is the subscriber's thread, and the drain loop may have the answer before we return
        starting.update(
                origin.subscribe(from -> answered(() -> begin(from)), failure -> answered(() -> failed(failure))));
    }

    private void begin(Origin from) {
        position = from.position();
        startSeq = position.seq();
        epoch = from.epoch();
        scanFrom = position.id();
    }

    /**
     * Where a reader begins.
     *
     * @param position the place
     * @param epoch the life of the history it belongs to
     */
    record Origin(Position position, String epoch) {}

    /** The next event, if it is at hand; else null, and {@code wake} is called when there may be one. */
    @Nullable
    FeedEvent next() {
        while (true) {
            Runnable answered = answer;
            if (answered != null) {
                answer = null;
                underWay = false;
                answered.run();
            }
            FeedEvent event = ready.poll();
            if (event != null) {
                return event;
            }
            if (underWay || !step()) {
                return ready.poll();
            }
        }
    }

    void close() {
        starting.dispose();
        reading.dispose();
    }

    /** One step on; false: there is nothing to do until somebody wakes us. */
    private boolean step() {
        if (corruptAt < corrupt.size() && corrupt.get(corruptAt).before() == pageAt) {
            FeedEvent.CorruptEntry unreadable = corrupt.get(corruptAt++).event();
            corruptTold = unreadable.entryId();
            events.corrupt(unreadable, ready);
            return true;
        }
        if (pageAt < page.size()) {
            Entry entry = page.get(pageAt++);
            trail.add(entry);
            give(entry);
            return true;
        }
        if (pageEnd != null) {
            skipTo(pageEnd, Gap.Reason.REMOVED);
            pageEnd = null;
            return true;
        }
        Ring present = hub.ring();
        if (present == null) {
            return false;
        }
        boolean inRing = present == ring || attach(present);
        return inRing ? fromRing(present) : readUnlessAhead(present);
    }

    // ---- the ring

    private boolean attach(Ring present) {
        long after = hub.epoch().equals(epoch) ? present.indexAfter(position) : -1;
        ring = after < 0 ? null : present;
        index = after;
        return after >= 0;
    }

    private boolean fromRing(Ring present) {
        if (index == present.end()) {
            return catchUp();
        }
        Entry entry = present.get(index);
        if (entry == null) {
            ring = null;
            return true;
        }
        index++;
        give(entry);
        return true;
    }

    private boolean catchUp() {
        if (caughtUp || !hub.isLive()) {
            return false;
        }
        caughtUp = true;
        ready.add(new CaughtUp(hub.channel(), position.id()));
        return true;
    }

    /**
     * A reader may be ahead of a hub that is still reading: once the stream has confirmed that, it waits. If the hub has
     * read to the end and is not here, either it has missed something or our place was lost, and only the stream can tell.
     */
    private boolean readUnlessAhead(Ring present) {
        boolean ahead =
                confirmedAhead == present && position.seq() > present.newest().seq() && !hub.isLive();
        if (!ahead) {
            read();
        }
        return false;
    }

    // ---- entries

    private void give(Entry entry) {
        boolean hole = !position.isOrigin() && !entry.previous().equals(position.id());
        if (hole && entry.id().seq() > position.seq() + 1) {
            skipTo(before(entry), Gap.Reason.REMOVED);
        }
        position = Position.after(entry);
        FeedEvent event = events.of(entry, epoch);
        if (event != null) {
            ready.add(event);
        }
    }

    private void skipTo(Position target, Gap.Reason reason) {
        if (!position.isOrigin() && target.seq() > position.seq()) {
            long messages = Math.max(0, target.ordinal() - position.ordinal());
            broken(new Gap(hub.channel(), position.seq() + 1, target.seq(), messages, reason));
        }
        position = target;
        scanFrom = target.id();
    }

    private static Position before(Entry entry) {
        long ordinal = entry.ordinal() - (entry.isMessage() ? 1 : 0);
        return Position.after(entry.previous(), ordinal);
    }

    private void broken(FeedEvent event) {
        caughtUp = false;
        ready.add(event);
    }

    // ---- pages

    private void read() {
        Ring present = hub.ring();
        // beyond the position only where the entries after it could not be read
        MessageId from = scanFrom.isAfter(position.id()) ? scanFrom : position.id();
        await(reads.page(hub.channel(), position, from), found -> arrived(found, present));
    }

    private void arrived(StreamPage found, @Nullable Ring present) {
        Continuity continuity = Continuity.of(position, epoch, found);
        if (continuity == Continuity.GONE) {
            throw new ChannelGoneException(hub.channel());
        } else if (continuity == Continuity.RESET) {
            reset(String.valueOf(found.epoch()));
        } else if (continuity == Continuity.REWRITTEN) {
            findFork();
        } else {
            goOn(found, continuity, present);
        }
    }

    private void goOn(StreamPage found, Continuity continuity, @Nullable Ring present) {
        if (continuity == Continuity.TRIMMED) {
            Position to = found.entries().isEmpty()
                    ? found.last()
                    : before(found.entries().get(0));
            skipTo(to, Gap.Reason.TRIMMED);
        }
        page = found.entries();
        pageAt = 0;
        corrupt = found.corrupt();
        corruptAt = firstUntold(corrupt);
        Position end = found.end(position);
        scanFrom = found.full() ? found.scannedTo(scanFrom) : end.id();
        boolean atEnd = !found.full();
        pageEnd = atEnd && !found.reaches(end) ? found.last() : null;
        confirmedAhead = atEnd ? present : null;
        if (page.isEmpty() && atEnd && pageEnd == null) {
            waitForHub();
        } else {
            backoff.reset();
        }
    }

    /** What stands behind the newest entry is read again and again until there is a newer one. */
    private int firstUntold(List<StreamPage.Unreadable> found) {
        int at = found.size();
        while (at > 0 && !found.get(at - 1).event().entryId().equals(corruptTold)) {
            at--;
        }
        return at;
    }

    /** Nothing is beyond us, and yet the hub is not where we are: it looks, and we look again after a while. */
    private void waitForHub() {
        Ring present = hub.ring();
        if (present == null || attach(present)) {
            return;
        }
        if (hub.isLive() || position.seq() <= present.newest().seq()) {
            lookAgain();
        }
    }

    private void lookAgain() {
        hub.doubt();
        await(Mono.delay(backoff.next(), events.timers()), tick -> {});
    }

    // ---- breaks

    private void reset(String present) {
        broken(new Reset(hub.channel(), epoch, present));
        epoch = present;
        position = Position.ORIGIN;
        startSeq = 0;
        scanFrom = MessageId.MIN;
        page = List.of();
        pageAt = 0;
        corrupt = List.of();
        corruptAt = 0;
        corruptTold = "";
        ring = null;
        trail.clear();
    }

    private void findFork() {
        Ring present = hub.ring();
        List<Entry> held = present == null ? List.of() : present.entries();
        List<Entry> given = trail.backFrom(position, hub.earlier(), held);
        ForkSearch search = new ForkSearch(reads, hub.channel(), epoch, given);
        await(search.newestStanding(), fork -> rewritten(given, fork));
    }

    /** @param fork the index of the newest entry that stands; without one nobody knows what to go on from */
    private void rewritten(List<Entry> given, int fork) {
        if (fork == given.size()) {
            reset(epoch);
            return;
        }
        if (fork == 0) {
            // our own entry stands, so it is the hub that is behind
            lookAgain();
            return;
        }
        List<Entry> lost = given.subList(0, fork).stream()
                .filter(entry -> entry.id().seq() > startSeq)
                .toList();
        broken(events.rewritten(given.get(fork), position.seq(), lost));
        // what comes after the fork is given now, wherever this reader began: if it is lost too, it must be told
        startSeq = Math.min(startSeq, given.get(fork).id().seq());
        position = Position.after(given.get(fork));
        scanFrom = position.id();
        ring = null;
        trail.forgetAfter(position);
        corruptTold = "";
    }

    // ---- answers

    private <T> void await(Mono<T> work, Consumer<T> handler) {
        underWay = true;
        reading.update(work.subscribe(
                found -> answered(() -> handler.accept(found)), failure -> answered(() -> failed(failure))));
    }

    private void answered(Runnable handling) {
        answer = handling;
        wake.run();
    }

    private void failed(Throwable failure) {
        if (failure instanceof PermanentChatException permanent) {
            throw permanent;
        }
        if (!(failure instanceof ChatException)) {
            throw new IllegalStateException("a read failed in an unknown way", failure);
        }
        await(Mono.delay(backoff.next(), events.timers()), tick -> {});
    }
}
