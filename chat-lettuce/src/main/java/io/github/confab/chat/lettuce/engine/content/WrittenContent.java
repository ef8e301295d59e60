package io.github.confab.chat.lettuce.engine.content;

import io.github.confab.chat.UserContent;
import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.engine.base.Stored;
import io.github.confab.chat.lettuce.redis.ContentStore;
import io.github.confab.chat.lettuce.redis.ContentStore.Written;
import io.github.confab.chat.lettuce.redis.JanitorStore;
import io.github.confab.chat.lettuce.redis.SessionStore;
import io.github.confab.chat.lettuce.redis.StreamEntry;
import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.lettuce.wire.ExportLines;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.ScheduledMessage;
import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The {@link UserContent}: a walk over all channels, page by page. */
public final class WrittenContent implements UserContent {

    private static final int PAGE = 200;

    /** Most channels hold little of one user, so that the way to Redis takes most of the time. */
    private static final int CHANNELS_AT_ONCE = 4;

    private static final int LINES_AHEAD = 64;
    private static final int ERASED_AT_ONCE = 16;

    private final Stores stores;
    private final Others others;
    private final Scheduler delivery;
    private final OpenGuard guard;

    /** @param delivery where the application's code may run */
    public WrittenContent(Stores stores, Others others, Scheduler delivery, OpenGuard guard) {
        this.stores = stores;
        this.others = others;
        this.delivery = delivery;
        this.guard = guard;
    }

    /**
     * What it reads.
     *
     * @param content what users wrote
     * @param channels all channels
     * @param sessions where users are logged in
     */
    public record Stores(ContentStore content, JanitorStore channels, SessionStore sessions) {}

    /**
     * What others do.
     *
     * @param scheduled gives all that a user has scheduled
     * @param unschedule forgets it
     * @param eraser erases a message; emits whether that was a change, or completes empty if there is none
     */
    public record Others(
            Function<UserId, Flux<ScheduledMessage>> scheduled,
            Function<UserId, Mono<Void>> unschedule,
            BiFunction<ChannelId, MessageId, Mono<Boolean>> eraser) {}

    @Override
    public Flux<String> export(UserId user) {
        Arguments.present("user id", user);
        return guard.streamWhileOpen("export what user " + user + " wrote", () -> {
            AtomicLong messages = new AtomicLong();
            Flux<String> written = new AllChannels(stores.channels())
                    .walk()
                    .flatMapSequential(channel -> lines(user, channel, messages), CHANNELS_AT_ONCE, LINES_AHEAD);
            return Flux.concat(
                            account(user),
                            others.scheduled().apply(user).map(ExportLines::scheduled),
                            written,
                            Mono.fromSupplier(() -> ExportLines.end(messages.get())))
                    .publishOn(delivery, LINES_AHEAD);
        });
    }

    private Mono<String> account(UserId user) {
        return facts(user).flatMap(facts -> stores.sessions()
                .list(user, Optional.empty())
                .map(sessions -> ExportLines.account(user, facts, sessions)));
    }

    private Mono<Map<String, String>> facts(UserId user) {
        return stores.content().facts(user).switchIfEmpty(Mono.error(() -> new UserNotFoundException(user.value())));
    }

    private Flux<String> lines(UserId user, ChannelId channel, AtomicLong messages) {
        return pages(user, channel)
                .index()
                .concatMapIterable(
                        page -> lines(channel, page.getT2(), page.getT1() == 0, messages)
                                .toList(),
                        1);
    }

    private Stream<String> lines(ChannelId channel, Written page, boolean first, AtomicLong messages) {
        Stream<String> membership =
                first && page.member() ? Stream.of(ExportLines.membership(channel, page.name())) : Stream.empty();
        return Stream.concat(
                membership,
                page.entries().stream().flatMap(WrittenContent::readable).map(entry -> {
                    messages.addAndGet(entry.isMessage() ? 1 : 0);
                    return ExportLines.written(channel, page.name(), entry);
                }));
    }

    private Flux<Written> pages(UserId user, ChannelId channel) {
        return page(user, channel, MessageId.MIN)
                .expand(page -> Mono.justOrEmpty(page.next()).flatMap(next -> page(user, channel, next)));
    }

    private Mono<Written> page(UserId user, ChannelId channel, MessageId after) {
        return Mono.defer(() -> stores.content().writtenBy(user, channel, after, PAGE));
    }

    @Override
    public Mono<Long> erase(UserId user) {
        Arguments.present("user id", user);
        return guard.whileOpen("erase what user " + user + " wrote", () -> facts(user)
                .then(others.unschedule().apply(user))
                .thenMany(new AllChannels(stores.channels()).walk())
                .concatMap(channel -> pages(user, channel).concatMap(page -> erased(channel, page), 1), 1)
                .filter(change -> change)
                .count());
    }

    /** Messages first, which takes their edits along. */
    private Flux<Boolean> erased(ChannelId channel, Written page) {
        List<Entry> entries =
                page.entries().stream().flatMap(WrittenContent::readable).toList();
        Mono<Void> leftovers = Flux.fromIterable(entries)
                .filter(Entry::isChange)
                .flatMap(edit -> stores.content().eraseEdit(channel, edit.id()), ERASED_AT_ONCE)
                .then();
        return Flux.fromIterable(entries)
                .filter(Entry::isMessage)
                .flatMap(entry -> others.eraser().apply(channel, entry.id()), ERASED_AT_ONCE)
                .concatWith(leftovers.then(Mono.empty()));
    }

    /** What somebody else wrote there by hand is nobody's. */
    private static Stream<Entry> readable(StreamEntry raw) {
        try {
            return Stream.of(Stored.entry(raw));
        } catch (CorruptEntryException foreign) {
            return Stream.empty();
        }
    }
}
