package io.github.confab.chat.memory;

import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.IdempotencyConflictException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.ScheduleId;
import io.github.confab.chat.model.ScheduledMessage;
import io.github.confab.chat.model.ScheduledMessage.Failure;
import io.github.confab.chat.model.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What is to be sent later, in all channels of a store; the chats that share it are told of each new one. */
final class ScheduleBook {

    private static final int MOST_OF_ONE_USER = 100;
    private static final Duration FURTHEST = Duration.ofDays(366);
    private static final Duration REFUSED_LAST = Duration.ofDays(7);

    private final Clock clock;
    private final Map<ScheduleId, ScheduledMessage> kept = new LinkedHashMap<>();
    private final Set<ScheduleId> underWay = new HashSet<>();
    private final List<Consumer<ScheduledMessage>> postmen = new CopyOnWriteArrayList<>();
    private long made;

    ScheduleBook(Clock clock) {
        this.clock = clock;
    }

    /** From now on {@code postman} is told, of what waits already first. */
    void tell(Consumer<ScheduledMessage> postman) {
        List<ScheduledMessage> waiting;
        synchronized (this) {
            postmen.add(postman);
            waiting = kept.values().stream()
                    .filter(message -> message.failure().isEmpty())
                    .toList();
        }
        waiting.forEach(postman);
    }

    void forget(Consumer<ScheduledMessage> postman) {
        postmen.remove(postman);
    }

    ScheduledMessage add(ChannelId channel, UserId author, Instant due, Draft draft) {
        ScheduledMessage added;
        synchronized (this) {
            ScheduleId id = draft.key()
                    .map(key -> ScheduleId.of(UUID.nameUUIDFromBytes(
                                    (author + "/" + channel + "/" + key).getBytes(StandardCharsets.UTF_8))
                            .toString()))
                    .orElseGet(() -> ScheduleId.of("s" + ++made));
            ScheduledMessage known = kept.get(id);
            if (known != null) {
                if (!known.draft().equals(draft)) {
                    throw new IdempotencyConflictException(channel, draft.key().orElseThrow());
                }
                return known;
            }
            check(channel, author, due);
            added = new ScheduledMessage(id, channel, author, due, draft, Optional.empty());
            kept.put(id, added);
        }
        postmen.forEach(postman -> postman.accept(added));
        return added;
    }

    private void check(ChannelId channel, UserId author, Instant due) {
        Instant now = clock.instant();
        if (!due.isAfter(now)) {
            throw new InvalidArgumentException("due time", "must be after now, by the clock of the chat");
        }
        if (due.isAfter(now.plus(FURTHEST))) {
            throw new InvalidArgumentException("due time", "must be at most 366 days ahead");
        }
        long own = of(author).size();
        if (own >= MOST_OF_ONE_USER && !author.equals(UserId.SYSTEM)) {
            throw new ForbiddenException(channel, author, Reason.TOO_MANY);
        }
    }

    /** What an author has scheduled and what was refused lately, in the order of due times. */
    synchronized List<ScheduledMessage> of(UserId author) {
        return List.copyOf(sorted(author).values());
    }

    private NavigableMap<String, ScheduledMessage> sorted(UserId author) {
        Instant edge = clock.instant().minus(REFUSED_LAST);
        kept.values().removeIf(one -> one.failure().isPresent() && one.due().isBefore(edge));
        NavigableMap<String, ScheduledMessage> own = new TreeMap<>();
        kept.values().stream()
                .filter(one -> one.author().equals(author))
                .forEach(one ->
                        own.put(String.format(Locale.ROOT, "%016d/%s", one.due().toEpochMilli(), one.id()), one));
        return own;
    }

    synchronized Page<ScheduledMessage> page(ChannelId channel, UserId author, PageRequest page) {
        NavigableMap<String, ScheduledMessage> own = sorted(author);
        own.values().removeIf(one -> !one.channel().equals(channel));
        return Pages.of(own, page);
    }

    synchronized boolean cancel(ScheduleId id, ChannelId channel, UserId author) {
        ScheduledMessage found = kept.get(id);
        return found != null
                && found.author().equals(author)
                && found.channel().equals(channel)
                && !underWay.contains(id)
                && kept.remove(id, found);
    }

    synchronized void forget(UserId author) {
        kept.values().removeIf(one -> one.author().equals(author));
    }

    /** Takes it to be sent, unless somebody else did. */
    synchronized boolean take(ScheduleId id) {
        ScheduledMessage found = kept.get(id);
        return found != null && found.failure().isEmpty() && underWay.add(id);
    }

    synchronized void sent(ScheduleId id) {
        underWay.remove(id);
        kept.remove(id);
    }

    synchronized void refused(ScheduleId id, Failure why) {
        underWay.remove(id);
        kept.computeIfPresent(
                id,
                (same, one) -> new ScheduledMessage(
                        id, one.channel(), one.author(), one.due(), one.draft(), Optional.of(why)));
    }

    synchronized void giveBack(ScheduleId id) {
        underWay.remove(id);
    }
}
