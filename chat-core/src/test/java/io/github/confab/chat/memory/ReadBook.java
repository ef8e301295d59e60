package io.github.confab.chat.memory;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.ReadMark;
import io.github.confab.chat.model.ReadReceipt;
import io.github.confab.chat.model.Unread;
import io.github.confab.chat.model.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** How far the users of one channel have read. */
final class ReadBook {

    private static final int MOST_MENTIONS = 1000;
    private static final int MOST_CALLS = 100;

    private final MemoryLog log;
    private final Map<UserId, Long> implied = new HashMap<>();
    private final Map<UserId, ReadMark> marks = new HashMap<>();
    private final Map<UserId, NavigableSet<Long>> mentions = new HashMap<>();
    private final NavigableMap<String, ReadReceipt> receipts = new TreeMap<>();
    private final NavigableSet<Long> calls = new TreeSet<>();

    ReadBook(MemoryLog log) {
        this.log = log;
    }

    /** Writing and joining mean having read up to there. */
    synchronized void upToDate(UserId user) {
        implied.put(user, log.newest().ordinal());
    }

    synchronized void left(UserId user) {
        implied.remove(user);
        receipts.remove(user.value());
    }

    synchronized void forget(UserId user) {
        left(user);
        marks.remove(user);
        mentions.remove(user);
    }

    synchronized void mentioned(UserId user, long ordinal) {
        NavigableSet<Long> all = mentions.computeIfAbsent(user, id -> new TreeSet<>());
        all.add(ordinal);
        if (all.size() > MOST_MENTIONS) {
            all.pollFirst();
        }
    }

    /** A message mentions every member. */
    synchronized void called(long ordinal) {
        calls.add(ordinal);
        if (calls.size() > MOST_CALLS) {
            calls.pollFirst();
        }
    }

    synchronized void mark(UserId user, MessageId upTo) {
        ReadMark place = place(upTo);
        ReadMark before = marks.get(user);
        if (before == null || place.ordinal() > before.ordinal()) {
            marks.put(user, place);
        }
    }

    synchronized void share(UserId user, MessageId upTo) {
        ReadReceipt shared = new ReadReceipt(user, place(upTo).ordinal());
        receipts.merge(user.value(), shared, (old, now) -> now.ordinal() > old.ordinal() ? now : old);
        mark(user, upTo);
    }

    private ReadMark place(MessageId upTo) {
        ChannelId channel = log.channel();
        Optional<LogEntry> next = log.from(upTo);
        if (next.isEmpty()) {
            return new ReadMark(channel, log.newest().id(), log.newest().ordinal());
        }
        LogEntry entry = next.get();
        return new ReadMark(channel, upTo, entry.id().equals(upTo) ? entry.ordinal() : entry.ordinalBefore());
    }

    synchronized Optional<ReadMark> mark(UserId user) {
        return Optional.ofNullable(marks.get(user));
    }

    synchronized Unread unread(UserId user) {
        long all = log.newest().ordinal();
        long read = Math.max(trimmed(all), implied.getOrDefault(user, 0L));
        read = Math.max(read, mark(user).map(ReadMark::ordinal).orElse(0L));
        int mentioned = mentions.getOrDefault(user, new TreeSet<>())
                .tailSet(read, false)
                .size();
        return new Unread(all - read, mentioned + calls.tailSet(read, false).size());
    }

    private long trimmed(long all) {
        return log.oldest().map(LogEntry::ordinalBefore).orElse(all);
    }

    synchronized Page<ReadReceipt> receipts(PageRequest page) {
        return Pages.of(receipts, page);
    }
}
