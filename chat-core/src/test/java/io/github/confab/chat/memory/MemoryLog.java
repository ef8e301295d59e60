package io.github.confab.chat.memory;

import io.github.confab.chat.memory.LogEntry.Created;
import io.github.confab.chat.memory.LogEntry.Moved;
import io.github.confab.chat.memory.LogEntry.Promoted;
import io.github.confab.chat.memory.LogEntry.Said;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent.MembershipEvent;
import io.github.confab.chat.model.FeedEvent.MembershipEvent.Change;
import io.github.confab.chat.model.FeedEvent.RoleChanged;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Retention;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The history of one channel: entries by their place, counted from 1 without holes, the oldest ones trimmed. */
final class MemoryLog {

    private final ChannelId channel;
    private final String epoch;
    private final Clock clock;
    private final NavigableMap<Long, LogEntry> entries = new TreeMap<>();
    private Retention retention;
    private LogEntry newest;

    MemoryLog(ChannelId channel, String epoch, Retention retention, Clock clock) {
        this.channel = channel;
        this.epoch = epoch;
        this.retention = retention;
        this.clock = clock;
        this.newest = new Created(new MessageId(clock.millis(), 1));
        entries.put(1L, newest);
    }

    ChannelId channel() {
        return channel;
    }

    String epoch() {
        return epoch;
    }

    synchronized StreamMessage say(User author, Draft draft) {
        long ordinal = newest.ordinal() + 1;
        Said said = new Said(MemoryMessage.of(channel, epoch, nextId(), ordinal, author, draft), ordinal);
        add(said);
        return said.message();
    }

    synchronized void move(UserId user, Change change) {
        add(new Moved(new MembershipEvent(channel, nextId(), user, change), newest.ordinal()));
    }

    synchronized void promote(UserId user, Role role) {
        add(new Promoted(new RoleChanged(channel, nextId(), user, role), newest.ordinal()));
    }

    synchronized void retain(Retention changed) {
        retention = changed;
        trim();
    }

    /** The newest entry there ever was, retained or not. */
    synchronized LogEntry newest() {
        return newest;
    }

    synchronized Optional<LogEntry> oldest() {
        trim();
        return entries.values().stream().findFirst();
    }

    synchronized Optional<LogEntry> at(long seq) {
        trim();
        return Optional.ofNullable(entries.get(seq));
    }

    /** The oldest retained entry with that id or a later one. */
    synchronized Optional<LogEntry> from(MessageId id) {
        trim();
        return entries.values().stream()
                .filter(entry -> !entry.id().isBefore(id))
                .findFirst();
    }

    /** The retained entry right after a place. */
    synchronized Optional<LogEntry> after(long seq) {
        trim();
        return Optional.ofNullable(entries.higherEntry(seq)).map(Map.Entry::getValue);
    }

    /** The retained entry right before a place. */
    synchronized Optional<LogEntry> before(long seq) {
        trim();
        return Optional.ofNullable(entries.lowerEntry(seq)).map(Map.Entry::getValue);
    }

    synchronized List<StreamMessage> read(HistoryQuery query) {
        trim();
        boolean fromNewest = query.end() == HistoryQuery.End.NEWEST;
        Deque<StreamMessage> found = new ArrayDeque<>();
        for (LogEntry entry : (fromNewest ? entries.descendingMap() : entries).values()) {
            boolean within = entry.id().isAfter(query.after()) && entry.id().isBefore(query.before());
            if (within && entry instanceof Said said && found.size() < query.limit()) {
                if (fromNewest) {
                    found.addFirst(said.message());
                } else {
                    found.addLast(said.message());
                }
            }
        }
        return List.copyOf(found);
    }

    /** What stands between two ids, both excluded. */
    synchronized List<LogEntry> newestFirst(MessageId after, MessageId before, int most) {
        trim();
        return entries.descendingMap().values().stream()
                .filter(entry -> entry.id().isAfter(after) && entry.id().isBefore(before))
                .limit(most)
                .toList();
    }

    private MessageId nextId() {
        // a clock that was set back must not make ids fall
        return new MessageId(
                Math.max(clock.millis(), newest.id().millis()), newest.id().seq() + 1);
    }

    private void add(LogEntry entry) {
        newest = entry;
        entries.put(entry.id().seq(), entry);
        trim();
    }

    private void trim() {
        retention.maxMessages().ifPresent(most -> {
            while (entries.size() > most) {
                entries.pollFirstEntry();
            }
        });
        retention.maxAge().ifPresent(age -> {
            long floor = clock.millis() - age.toMillis();
            while (!entries.isEmpty() && entries.firstEntry().getValue().id().millis() <= floor) {
                entries.pollFirstEntry();
            }
        });
    }
}
