package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.Workers;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.engine.base.Stored;
import io.github.confab.chat.lettuce.redis.GroupDesk;
import io.github.confab.chat.lettuce.redis.StreamEntry;
import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.DeadLetter;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.WorkerGroup;
import io.github.confab.chat.model.WorkerLag;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The {@link Workers} of one channel. */
public final class GroupWorkers implements Workers {

    private static final String BEGINNING = "0-0";

    private final ChannelId channel;
    private final GroupDesk desk;
    private final WorkerRights rights;
    private final OpenGuard guard;

    public GroupWorkers(ChannelId channel, GroupDesk desk, WorkerRights rights, OpenGuard guard) {
        this.channel = channel;
        this.desk = desk;
        this.rights = rights;
        this.guard = guard;
    }

    @Override
    public Mono<WorkerLag> lag(String group) {
        String name = checked(group);
        return allowed("lag of", name, desk.lag(channel, name));
    }

    @Override
    public Mono<Page<DeadLetter>> deadLetters(String group, PageRequest page) {
        String name = checked(group);
        int limit = Arguments.present("page", page).limit();
        String after = page.token().map(GroupWorkers::place).orElse(BEGINNING);
        // one more than asked for: whether another page follows
        return allowed(
                "dead letters of",
                name,
                desk.letters(channel, name, after, limit + 1).map(found -> page(found, limit)));
    }

    private Page<DeadLetter> page(List<GroupDesk.Letter> found, int limit) {
        List<GroupDesk.Letter> shown = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next =
                found.size() > limit ? Optional.of(shown.get(limit - 1).id()) : Optional.empty();
        return new Page<>(shown.stream().map(this::deadLetter).toList(), next);
    }

    private DeadLetter deadLetter(GroupDesk.Letter letter) {
        return new DeadLetter(
                letter.id(),
                idOrNone(letter.entry().id()),
                message(letter),
                letter.attempts(),
                letter.reason(),
                idOrNone(letter.id()).timestamp());
    }

    private Optional<StreamMessage> message(GroupDesk.Letter letter) {
        StreamEntry raw = letter.entry();
        try {
            Entry entry = Stored.entry(raw);
            return letter.epoch() == null ? Optional.empty() : Optional.of(entry.message(channel, letter.epoch()));
        } catch (CorruptEntryException | InvalidArgumentException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public Mono<Boolean> discard(String group, String deadLetter) {
        String name = checked(group);
        String letter =
                MessageId.parse(Arguments.present("dead letter", deadLetter)).toString();
        return allowed("discard a dead letter of", name, desk.discard(channel, name, letter));
    }

    @Override
    public Mono<Boolean> delete(String group) {
        String name = checked(group);
        return allowed("delete", name, desk.delete(channel, name));
    }

    private <T> Mono<T> allowed(String what, String group, Mono<T> work) {
        return guard.whileOpen(what + " worker group " + group + " of channel " + channel, () -> rights.check(channel)
                .then(work));
    }

    /** The rule of a group's name is that of the groups themselves. */
    private static String checked(String group) {
        return WorkerGroup.of(group).name();
    }

    private static String place(String token) {
        try {
            return MessageId.parse(token).toString();
        } catch (InvalidArgumentException foreign) {
            throw new InvalidArgumentException("page token", "must be the next() of a page of the same list");
        }
    }

    /** Somebody else may have written ids that are none of ours. */
    private static MessageId idOrNone(String id) {
        try {
            return MessageId.parse(id);
        } catch (InvalidArgumentException foreign) {
            return MessageId.MIN;
        }
    }
}
