package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.lettuce.engine.base.Backoff;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.FeedEvent.CorruptEntry;
import io.github.confab.chat.model.FeedEvent.Gap;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
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
    private final Course course;
    private final Answers answers;
    private final PageInHand page = new PageInHand();
    private final PlaceInRing place = new PlaceInRing();
    private final Queue<FeedEvent> ready = new ArrayDeque<>(2);

    private boolean caughtUp;
    private @Nullable Ring confirmedAhead;

    FeedReader(ChannelHub hub, Reads reads, FeedEvents events, Backoff backoff, Runnable wake) {
        this.hub = hub;
        this.reads = reads;
        this.events = events;
        this.course = new Course(hub.channel());
        this.answers = new Answers(backoff, events.timers(), wake);
    }

    /** Begins where {@code origin} says, once it says so. */
    void begin(Mono<Course.Origin> origin) {
        answers.begin(origin, this::begin);
    }

    private void begin(Course.Origin from) {
        course.begin(from);
        page.moveTo(from.position());
    }

    /** The next event, if it is at hand; else null, and {@code wake} is called when there may be one. */
    @Nullable
    FeedEvent next() {
        while (true) {
            answers.handle();
            FeedEvent event = ready.poll();
            if (event != null) {
                return event;
            }
            if (answers.isUnderWay() || !step()) {
                return ready.poll();
            }
        }
    }

    void close() {
        answers.close();
    }

    /** One step on; false: there is nothing to do until somebody wakes us. */
    private boolean step() {
        if (fromPage()) {
            return true;
        }
        Ring present = hub.history().ring();
        if (present == null) {
            return false;
        }
        return isIn(present) ? fromRing(present) : readUnlessAhead(present);
    }

    private boolean fromPage() {
        CorruptEntry unreadable = page.nextUnreadable();
        if (unreadable != null) {
            events.corrupt(unreadable, ready);
            return true;
        }
        Entry entry = page.nextEntry();
        if (entry != null) {
            course.remember(entry);
            give(entry);
            return true;
        }
        Position end = page.takeEnd();
        if (end != null) {
            skipTo(end, Gap.Reason.REMOVED);
        }
        return end != null;
    }

    // ---- the ring

    private boolean isIn(Ring present) {
        return place.isIn(present, hub.history().epoch(), course.position(), course.epoch());
    }

    private boolean fromRing(Ring present) {
        if (place.isAtEnd(present)) {
            return catchUp();
        }
        Entry entry = place.next(present);
        if (entry != null) {
            give(entry);
        }
        return true;
    }

    private boolean catchUp() {
        if (caughtUp || !hub.isLive()) {
            return false;
        }
        caughtUp = true;
        ready.add(new CaughtUp(hub.channel(), course.position().id()));
        return true;
    }

    /**
     * A reader may be ahead of a hub that is still reading: once the stream has confirmed that, it waits. If the hub has
     * read to the end and is not here, either it has missed something or our place was lost, and only the stream can tell.
     */
    private boolean readUnlessAhead(Ring present) {
        boolean ahead = confirmedAhead == present
                && course.position().seq() > present.newest().seq()
                && !hub.isLive();
        if (!ahead) {
            read();
        }
        return false;
    }

    // ---- entries

    private void give(Entry entry) {
        if (course.isHoleBefore(entry)) {
            skipTo(Position.before(entry), Gap.Reason.REMOVED);
        }
        course.stepTo(entry);
        FeedEvent event = events.of(entry, course.epoch());
        if (event != null) {
            ready.add(event);
        }
    }

    private void skipTo(Position target, Gap.Reason reason) {
        Gap gap = course.skipTo(target, reason);
        if (gap != null) {
            broken(gap);
        }
        page.moveTo(target);
    }

    private void broken(FeedEvent event) {
        caughtUp = false;
        ready.add(event);
    }

    // ---- pages

    private void read() {
        Ring present = hub.history().ring();
        Position position = course.position();
        answers.await(reads.page(hub.channel(), position, page.scanFrom(position)), found -> arrived(found, present));
    }

    private void arrived(StreamPage found, @Nullable Ring present) {
        Continuity continuity = Continuity.of(course.position(), course.epoch(), found);
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
            skipTo(found.beginning(), found.streamExists() ? Gap.Reason.TRIMMED : Gap.Reason.REMOVED);
        }
        page.take(found, course.position());
        confirmedAhead = found.full() ? null : present;
        if (page.isBlank() && !found.full()) {
            waitForHub();
        } else {
            answers.calm();
        }
    }

    /** Nothing is beyond us, and yet the hub is not where we are: it looks, and we look again after a while. */
    private void waitForHub() {
        Ring present = hub.history().ring();
        if (present == null || isIn(present)) {
            return;
        }
        if (hub.isLive() || course.position().seq() <= present.newest().seq()) {
            lookAgain();
        }
    }

    private void lookAgain() {
        hub.doubt();
        answers.pause();
    }

    // ---- breaks

    private void reset(String present) {
        broken(course.restart(present));
        page.drop();
        place.leave();
    }

    private void findFork() {
        List<Entry> given = course.given(hub.history().earlier(), hub.history().held());
        ForkSearch search = new ForkSearch(reads, hub.channel(), course.epoch(), given);
        answers.await(search.newestStanding(), fork -> rewritten(given, fork));
    }

    /** @param fork the index of the newest entry that stands; without one nobody knows what to go on from */
    private void rewritten(List<Entry> given, int fork) {
        if (fork == given.size()) {
            reset(course.epoch());
            return;
        }
        if (fork == 0) {
            // our own entry stands, so it is the hub that is behind
            lookAgain();
            return;
        }
        long lostTo = course.position().seq();
        List<Entry> lost = course.goBack(given, fork);
        broken(events.rewritten(given.get(fork), lostTo, lost));
        page.moveBackTo(course.position());
        place.leave();
    }
}
