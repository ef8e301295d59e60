package io.github.confab.chat.memory;

import io.github.confab.chat.model.DeadLetter;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.WorkerLag;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The worker groups of a channel, and what they gave up on. */
final class GroupBook {

    private static final int MOST_LETTERS = 10_000;

    private final MemoryLog log;
    private final Clock clock;
    private final Runnable worked;
    private final Map<String, WorkGroup> groups = new HashMap<>();
    private final Map<String, NavigableMap<String, DeadLetter>> dead = new HashMap<>();
    private long buried;

    /** Runs {@code worked} when a group has changed so that its workers should look. */
    GroupBook(MemoryLog log, Clock clock, Runnable worked) {
        this.log = log;
        this.clock = clock;
        this.worked = worked;
    }

    /** The group of that name, made at {@code start} if there is none. */
    synchronized WorkGroup open(String name, StartAt start) {
        return groups.computeIfAbsent(name, absent -> {
            LogReader at = new LogReader(log, start);
            MessageId position = new MessageId(0, at.place());
            return new WorkGroup(log, clock, position, at.ordinal());
        });
    }

    synchronized Optional<WorkGroup> find(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    /** A group in the place of one that was deleted, going on after what that one had done. */
    synchronized WorkGroup reopen(String name, MessageId done) {
        long ordinal = log.after(done.seq())
                .map(LogEntry::ordinalBefore)
                .orElse(log.newest().ordinal());
        return groups.computeIfAbsent(name, absent -> new WorkGroup(log, clock, done, ordinal));
    }

    /** Whether it was there. */
    boolean delete(String name) {
        boolean there;
        synchronized (this) {
            there = groups.remove(name) != null;
        }
        worked.run();
        return there;
    }

    /** Something came free, or will. */
    void changed() {
        worked.run();
    }

    synchronized Optional<WorkerLag> lag(String name) {
        return find(name)
                .map(group -> new WorkerLag(
                        group.waiting(), group.pending(), letters(name).size()));
    }

    synchronized void bury(String name, Task task, String reason) {
        buried++;
        String id = String.format(Locale.ROOT, "%010d", buried);
        NavigableMap<String, DeadLetter> letters = letters(name);
        letters.put(
                id,
                new DeadLetter(
                        id, task.message().id(), Optional.of(task.message()), task.attempt(), reason, clock.instant()));
        if (letters.size() > MOST_LETTERS) {
            letters.pollFirstEntry();
        }
    }

    synchronized Page<DeadLetter> deadLetters(String name, PageRequest page) {
        return Pages.of(letters(name), page);
    }

    synchronized boolean discard(String name, String id) {
        return letters(name).remove(id) != null;
    }

    private NavigableMap<String, DeadLetter> letters(String name) {
        return dead.computeIfAbsent(name, absent -> new TreeMap<>());
    }
}
