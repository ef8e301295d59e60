package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.lettuce.wire.Header;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CorruptEntry;
import io.github.confab.chat.model.FeedEvent.MembershipEvent;
import io.github.confab.chat.model.FeedEvent.MembershipEvent.Change;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.FeedEvent.Rewritten;
import io.github.confab.chat.model.FeedEvent.RoleChanged;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/** Turns entries into what one reader is told of them. Confined to its feed's drain loop. */
final class FeedEvents {

    /** How many lost messages are remembered, to recognise them when they are stored anew. */
    private static final int MAX_LOST = 1024;

    private final ChannelId channel;
    private final FeedMode mode;
    private final Scheduler timers;
    private final Clock clock;
    private final Map<String, MessageId> lost = new LinkedHashMap<>(0);

    FeedEvents(ChannelId channel, FeedMode mode, Scheduler timers, Clock clock) {
        this.channel = channel;
        this.mode = mode;
        this.timers = timers;
        this.clock = clock;
    }

    Scheduler timers() {
        return timers;
    }

    /** What the reader is told of an entry; null: nothing. */
    @Nullable
    FeedEvent of(Entry entry, String epoch) {
        if (entry.isMessage()) {
            return message(entry, epoch);
        }
        if (mode != FeedMode.EVENTS) {
            return null;
        }
        return entry.isChange() || entry.isPin() ? change(entry) : ofPeople(entry);
    }

    private @Nullable FeedEvent change(Entry entry) {
        try {
            return entry.isPin() ? entry.pin(channel) : entry.change(channel);
        } catch (CorruptEntryException unreadable) {
            return new CorruptEntry(channel, entry.id().toString(), unreadable.problem());
        }
    }

    private @Nullable FeedEvent message(Entry entry, String epoch) {
        try {
            return new MessageEvent(entry.message(channel, epoch, clock), replaced(entry));
        } catch (CorruptEntryException unreadable) {
            return mode == FeedMode.EVENTS
                    ? new CorruptEntry(channel, entry.id().toString(), unreadable.problem())
                    : null;
        }
    }

    private Optional<MessageId> replaced(Entry entry) {
        return lost.isEmpty() ? Optional.empty() : Optional.ofNullable(lost.remove(mark(entry)));
    }

    private @Nullable FeedEvent ofPeople(Entry entry) {
        Header header = entry.header();
        try {
            return switch (header.kind()) {
                case Header.JOINED -> membership(entry, Change.JOINED);
                case Header.LEFT ->
                    membership(
                            entry,
                            switch (header.tag()) {
                                case Header.BY_REMOVAL -> Change.REMOVED;
                                case Header.BY_BAN -> Change.BANNED;
                                default -> Change.LEFT;
                            });
                case Header.BANNED -> membership(entry, Change.BANNED);
                case Header.ROLE -> new RoleChanged(channel, entry.id(), UserId.of(header.sender()), role(header));
                default -> null;
            };
        } catch (InvalidArgumentException foreign) {
            return new CorruptEntry(channel, entry.id().toString(), "its sender is no user id");
        }
    }

    private MembershipEvent membership(Entry entry, Change change) {
        return new MembershipEvent(channel, entry.id(), UserId.of(entry.header().sender()), change);
    }

    /** A role of a later version stands above the ones known here, or below; the least is the safe guess. */
    private static Role role(Header header) {
        for (Role role : Role.values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(header.tag())) {
                return role;
            }
        }
        return Role.GUEST;
    }

    void corrupt(CorruptEntry entry, Queue<FeedEvent> ready) {
        if (mode == FeedMode.EVENTS) {
            ready.add(entry);
        }
    }

    /**
     * @param fork the newest entry that stands
     * @param lostToSeq how far the reader had come
     * @param given what it was given after the fork, newest first
     */
    FeedEvent rewritten(Entry fork, long lostToSeq, List<Entry> given) {
        List<MessageId> ids = new ArrayList<>(given.size());
        for (Entry entry : given) {
            if (entry.isMessage()) {
                ids.add(entry.id());
                remember(entry);
            }
        }
        Collections.reverse(ids);
        return new Rewritten(channel, fork.id(), fork.id().seq() + 1, lostToSeq, ids);
    }

    private void remember(Entry entry) {
        if (lost.size() == MAX_LOST) {
            Iterator<String> oldest = lost.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        lost.put(mark(entry), entry.id());
    }

    private static String mark(Entry entry) {
        return entry.header().sender() + ";" + entry.header().tag();
    }
}
