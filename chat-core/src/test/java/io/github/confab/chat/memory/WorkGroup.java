package io.github.confab.chat.memory;

import io.github.confab.chat.memory.LogEntry.Said;
import io.github.confab.chat.model.MessageId;
import java.time.Clock;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The progress of a worker group: how far it has read the log, and which messages it is not done with. */
final class WorkGroup {

    private final MemoryLog log;
    private final Clock clock;
    private final NavigableMap<Long, Pending> pending = new TreeMap<>();
    private MessageId position;
    private long ordinal;

    WorkGroup(MemoryLog log, Clock clock, MessageId position, long ordinal) {
        this.log = log;
        this.clock = clock;
        this.position = position;
        this.ordinal = ordinal;
    }

    /** The next message to work on: one that comes again, else a new one up to {@code horizon}. */
    synchronized Optional<Task> take(long horizon) {
        for (Pending again : pending.values()) {
            if (!again.taken() && again.due() <= clock.millis()) {
                return Optional.of(
                        hand(new Task(again.task().message(), again.task().attempt() + 1)));
            }
        }
        Optional<LogEntry> next = log.after(position.seq());
        while (next.isPresent() && next.get().id().seq() <= horizon) {
            position = next.get().id();
            ordinal = next.get().ordinal();
            if (next.get() instanceof Said said && !said.message().isDeleted()) {
                return Optional.of(hand(new Task(said.message(), 1)));
            }
            next = log.after(position.seq());
        }
        return Optional.empty();
    }

    /** A message whose time to come again is here, but which is no longer in the log; the group is done with it. */
    synchronized Optional<MessageId> takeLost() {
        Optional<MessageId> lost = pending.values().stream()
                .filter(again -> !again.taken() && again.due() <= clock.millis())
                .map(again -> again.task().message().id())
                .filter(id -> log.at(id.seq()).isEmpty())
                .findFirst();
        lost.ifPresent(id -> pending.remove(id.seq()));
        return lost;
    }

    private Task hand(Task task) {
        pending.put(task.seq(), new Pending(task, true, 0));
        return task;
    }

    /** The group is done with it. */
    synchronized void finish(Task task) {
        pending.remove(task.seq());
    }

    /** It comes again, to whoever is free then. */
    synchronized void comesAgain(Task task, Duration delay) {
        pending.put(task.seq(), new Pending(task, false, clock.millis() + delay.toMillis()));
    }

    /** How long until a message comes again; empty if none waits for its time. */
    synchronized Optional<Duration> untilNext() {
        return pending.values().stream()
                .filter(again -> !again.taken())
                .map(again -> Duration.ofMillis(Math.max(1, again.due() - clock.millis())))
                .min(Duration::compareTo);
    }

    synchronized long waiting() {
        return log.newest().ordinal() - ordinal;
    }

    synchronized long pending() {
        return pending.size();
    }

    /** The message after which nothing is done for certain. */
    synchronized MessageId done() {
        if (pending.isEmpty()) {
            return position;
        }
        return log.before(pending.firstKey()).map(LogEntry::id).orElse(MessageId.MIN);
    }

    private record Pending(Task task, boolean taken, long due) {}
}
