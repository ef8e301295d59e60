package io.github.confab.chat.memory;

import io.github.confab.chat.memory.LogEntry.Blank;
import io.github.confab.chat.memory.LogEntry.Changed;
import io.github.confab.chat.memory.LogEntry.Created;
import io.github.confab.chat.memory.LogEntry.Moved;
import io.github.confab.chat.memory.LogEntry.Promoted;
import io.github.confab.chat.memory.LogEntry.Said;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent.MembershipEvent;
import io.github.confab.chat.model.FeedEvent.MembershipEvent.Change;
import io.github.confab.chat.model.FeedEvent.MessageChanged;
import io.github.confab.chat.model.FeedEvent.MessageEdited;
import io.github.confab.chat.model.FeedEvent.PinChanged;
import io.github.confab.chat.model.FeedEvent.RoleChanged;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessageVersion;
import io.github.confab.chat.model.Retention;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

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

    Instant now() {
        return clock.instant();
    }

    String epoch() {
        return epoch;
    }

    /**
     * @param content what is stored of the draft
     * @param root the message that began the thread, of a reply
     */
    synchronized StreamMessage say(User author, Draft draft, MessageContent content, Optional<MessageId> root) {
        long ordinal = newest.ordinal() + 1;
        StreamMessage message = MemoryMessage.of(channel, epoch, nextId(), ordinal, author, draft, content, root);
        add(new Said(message, ordinal, message.content()));
        root.flatMap(this::said)
                .ifPresent(began -> entries.put(
                        began.id().seq(),
                        new Said(began.message().withReply(message), began.ordinal(), began.first())));
        return message;
    }

    /** Stores that a message was pinned or unpinned. */
    synchronized void pin(Function<MessageId, PinChanged> event) {
        PinChanged changed = event.apply(nextId());
        add(new Changed(changed.id(), changed, newest.ordinal()));
    }

    /** Stores what became of a message, at the place that is given to {@code event}; it may be gone already. */
    synchronized <E extends MessageChanged> MessageId change(Function<MessageId, E> event) {
        E changed = event.apply(nextId());
        add(new Changed(changed.id(), changed, newest.ordinal()));
        said(changed.target())
                .ifPresent(said -> entries.put(
                        said.id().seq(), new Said(said.message().with(changed), said.ordinal(), said.first())));
        return changed.id();
    }

    /** Forgets all that a message ever said. */
    synchronized void erase(MessageId id) {
        entries.replaceAll((seq, entry) -> entry instanceof Changed changed
                        && changed.event() instanceof MessageEdited edited
                        && edited.target().equals(id)
                ? new Blank(entry.id(), entry.ordinal())
                : entry);
        said(id).ifPresent(
                        said -> entries.put(id.seq(), new Said(said.message(), said.ordinal(), MessageContent.NONE)));
    }

    /** As readers see it now. */
    synchronized Optional<StreamMessage> message(MessageId id) {
        return stored(id).map(message -> message.at(clock.instant()));
    }

    /** As it is stored: there may be more of it than readers still see. */
    synchronized Optional<StreamMessage> stored(MessageId id) {
        trim();
        return said(id).map(Said::message);
    }

    /** Messages that have expired, and are not erased yet. */
    synchronized List<MessageId> expired() {
        return entries.values().stream()
                .filter(entry -> entry instanceof Said said && hasExpired(said))
                .map(LogEntry::id)
                .toList();
    }

    private boolean hasExpired(Said said) {
        boolean over = said.message()
                .expiresAt()
                .filter(end -> !end.isAfter(clock.instant()))
                .isPresent();
        return over && !said.first().equals(MessageContent.NONE);
    }

    /** The newest first; none of an erased message. */
    synchronized List<MessageVersion> versions(MessageId id) {
        trim();
        Deque<MessageVersion> versions = new ArrayDeque<>();
        if (said(id).filter(this::hasExpired).isPresent()) {
            return List.of();
        }
        said(id).filter(said -> !said.first().equals(MessageContent.NONE))
                .ifPresent(said -> versions.add(
                        new MessageVersion(id, said.message().author().id(), 0, said.first())));
        for (LogEntry entry : entries.values()) {
            if (entry instanceof Changed changed
                    && changed.event() instanceof MessageEdited edited
                    && edited.target().equals(id)) {
                versions.addFirst(new MessageVersion(edited.id(), edited.by(), edited.version(), edited.content()));
            }
        }
        return List.copyOf(versions);
    }

    private Optional<Said> said(MessageId id) {
        return entries.get(id.seq()) instanceof Said said && said.id().equals(id)
                ? Optional.of(said)
                : Optional.empty();
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
                StreamMessage message = said.message().at(clock.instant());
                if (fromNewest) {
                    found.addFirst(message);
                } else {
                    found.addLast(message);
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
