package io.github.confab.chat.memory;

import io.github.confab.chat.memory.LogEntry.Changed;
import io.github.confab.chat.memory.LogEntry.Moved;
import io.github.confab.chat.memory.LogEntry.Promoted;
import io.github.confab.chat.memory.LogEntry.Said;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.FeedEvent.Gap;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.FeedEvent.Reset;
import io.github.confab.chat.model.FeedEvent.Rewritten;
import io.github.confab.chat.model.StartAt;
import java.util.List;
import java.util.Optional;

/** One reader's way through a log: the next event, on demand. Used by one thread at a time. */
final class LogReader {

    private final MemoryLog log;
    private long place;
    private long ordinal;
    private boolean caughtUp;
    private Optional<FeedEvent> broken = Optional.empty();

    /** Stands where {@code start} says, as of now. */
    LogReader(MemoryLog log, StartAt start) {
        this.log = log;
        synchronized (log) {
            if (start.position() instanceof StartAt.After after) {
                goAfter(after.cursor());
            } else if (start.position() instanceof StartAt.Latest) {
                stand(log.newest());
            } else {
                goBeforeOldest();
            }
        }
    }

    /** The place of the last entry that was given. */
    long place() {
        return place;
    }

    /** How many messages there are up to that place. */
    long ordinal() {
        return ordinal;
    }

    /**
     * The next thing to tell.
     *
     * @param horizon the last place that may be seen
     * @return the event; empty if there is nothing new
     */
    Optional<FeedEvent> next(long horizon) {
        synchronized (log) {
            if (broken.isPresent()) {
                Optional<FeedEvent> told = broken;
                broken = Optional.empty();
                return told;
            }
            while (place < horizon) {
                Optional<FeedEvent> event = step();
                if (event.isPresent()) {
                    return event;
                }
            }
            if (caughtUp) {
                return Optional.empty();
            }
            caughtUp = true;
            return Optional.of(new CaughtUp(log.channel(), log.newest().id()));
        }
    }

    private Optional<FeedEvent> step() {
        LogEntry newest = log.newest();
        Optional<LogEntry> next = log.after(place);
        long from = place + 1;
        long to = next.map(entry -> entry.id().seq() - 1).orElse(newest.id().seq());
        if (from <= to) {
            long before = next.map(LogEntry::ordinalBefore).orElse(newest.ordinal());
            Gap gap = new Gap(log.channel(), from, to, before - ordinal, Gap.Reason.TRIMMED);
            stand(to, before);
            caughtUp = false;
            return Optional.of(gap);
        }
        return next.flatMap(this::give);
    }

    private Optional<FeedEvent> give(LogEntry entry) {
        stand(entry);
        if (entry instanceof Said said) {
            return Optional.of(new MessageEvent(said.message().at(log.now()), Optional.empty()));
        }
        if (entry instanceof Promoted promoted) {
            return Optional.of(promoted.event());
        }
        if (entry instanceof Changed changed) {
            return Optional.of(changed.event());
        }
        return entry instanceof Moved moved ? Optional.of(moved.event()) : Optional.empty();
    }

    private void goAfter(Cursor cursor) {
        boolean future = cursor.id().isAfter(log.newest().id())
                || cursor.id().seq() > log.newest().id().seq();
        if (future || !cursor.epoch().equals(log.epoch())) {
            reset(cursor);
            return;
        }
        Optional<LogEntry> standing = log.at(cursor.id().seq());
        if (standing.isEmpty() || isSame(standing.get(), cursor)) {
            stand(cursor.id().seq(), cursor.ordinal());
            return;
        }
        Optional<LogEntry> fork = log.before(cursor.id().seq());
        if (fork.isEmpty()) {
            reset(cursor);
            return;
        }
        stand(fork.get());
        broken = Optional.of(new Rewritten(
                log.channel(), fork.get().id(), place + 1, cursor.id().seq(), List.of(cursor.id())));
    }

    private static boolean isSame(LogEntry entry, Cursor cursor) {
        boolean sameAuthor = !(entry instanceof Said said)
                || cursor.check().equals("-")
                || cursor.check().equals(said.message().cursor().check());
        return sameAuthor && entry.id().equals(cursor.id());
    }

    private void reset(Cursor cursor) {
        broken = Optional.of(new Reset(log.channel(), cursor.epoch(), log.epoch()));
        goBeforeOldest();
    }

    private void goBeforeOldest() {
        Optional<LogEntry> oldest = log.oldest();
        if (oldest.isPresent()) {
            stand(oldest.get().id().seq() - 1, oldest.get().ordinalBefore());
        } else {
            stand(log.newest());
        }
    }

    private void stand(LogEntry entry) {
        stand(entry.id().seq(), entry.ordinal());
    }

    private void stand(long seq, long messages) {
        place = seq;
        ordinal = messages;
    }
}
