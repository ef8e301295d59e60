package io.github.confab.chat.lettuce.engine.schedule;

import io.github.confab.chat.Schedule;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.IdempotencyConflictException;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.AccessStore.Access;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.DueMessage;
import io.github.confab.chat.lettuce.redis.DueStore;
import io.github.confab.chat.lettuce.redis.DueStore.Added;
import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.ScheduleId;
import io.github.confab.chat.model.ScheduledMessage;
import io.github.confab.chat.model.ScheduledMessage.Failure;
import io.github.confab.chat.model.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The {@link Schedule} of one user in one channel. */
final class ChannelSchedule implements Schedule {

    private static final int MOST_OF_ONE_USER = 100;
    private static final int ID_BYTES = 16;

    private final ChannelId channel;
    private final Actor actor;
    private final Scheduling scheduling;
    private final OpenGuard guard;

    ChannelSchedule(ChannelId channel, Actor actor, Scheduling scheduling, OpenGuard guard) {
        this.channel = channel;
        this.actor = actor;
        this.scheduling = scheduling;
        this.guard = guard;
    }

    private DueStore store() {
        return scheduling.stores().due();
    }

    @Override
    public Mono<ScheduledMessage> at(Instant due, Draft draft) {
        Arguments.present("due time", due);
        byte[] payload = ScheduledDrafts.payload(scheduling.encoder(), Arguments.present("draft", draft));
        return guard.whileOpen("schedule a message in channel " + channel, () -> {
            String id = draft.key().map(this::idOf).orElseGet(scheduling::newId);
            DueMessage kept =
                    new DueMessage(id, actor.user(), channel, millis(due), ScheduledDrafts.details(draft), payload);
            return access().doOnNext(this::mustBeHere)
                    .then(Mono.defer(() -> store().add(kept, actor.trusted() ? 0 : MOST_OF_ONE_USER)))
                    .map(added -> shown(kept, draft, dueOf(added, draft), added.refusal()));
        });
    }

    /** What does not fit into milliseconds is too far from now in either direction. */
    private static long millis(Instant due) {
        try {
            return Math.max(0, due.toEpochMilli());
        } catch (ArithmeticException beyond) {
            return due.isBefore(Instant.EPOCH) ? 0 : Long.MAX_VALUE;
        }
    }

    /** The same for the same key, so that scheduling again finds the first one. */
    private String idOf(IdempotencyKey key) {
        String named = actor.user() + "/" + channel + "/" + key;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(named.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, ID_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private Mono<Access> access() {
        return scheduling
                .stores()
                .access()
                .of(channel, actor.user())
                .switchIfEmpty(Mono.error(() -> new ChannelNotFoundException(channel.value())));
    }

    private void mustBeHere(Access access) {
        if (!actor.trusted() && (access.banned() || !access.member())) {
            throw new ForbiddenException(channel, actor.user(), access.banned() ? Reason.BANNED : Reason.NOT_A_MEMBER);
        }
    }

    private Instant dueOf(Added added, Draft draft) {
        return switch (added.status()) {
            case DONE -> Instant.ofEpochMilli(added.dueMillis());
            case PAST ->
                throw new InvalidArgumentException("due time", "must be after now, by the clock of the Redis server");
            case FAR -> throw new InvalidArgumentException("due time", "must be at most 366 days ahead");
            case TOO_MANY -> throw new ForbiddenException(channel, actor.user(), Reason.TOO_MANY);
            case OTHER ->
                throw new IdempotencyConflictException(channel, draft.key().orElseThrow());
            case FULL ->
                throw new UnavailableException(
                        "schedule a message in channel " + channel
                                + ": 1000000 messages of this deployment wait already; try again when some were sent",
                        null);
        };
    }

    @Override
    public Mono<Page<ScheduledMessage>> list(PageRequest page) {
        Mono<DueStore.Listing> found =
                store().list(actor.user(), Optional.of(channel), Arguments.present("page", page));
        return guard.whileOpen("list what is scheduled in channel " + channel, () -> access().then(found))
                .map(listing -> new Page<>(
                        listing.items().stream()
                                .flatMap(ChannelSchedule::readable)
                                .toList(),
                        listing.next()));
    }

    static Flux<ScheduledMessage> all(DueStore store, UserId author) {
        return Mono.defer(() -> store.list(author, Optional.empty(), PageRequest.first()))
                .expand(page -> Mono.justOrEmpty(page.next())
                        .flatMap(next -> store.list(author, Optional.empty(), PageRequest.after(next))))
                .concatMapIterable(DueStore.Listing::items, 1)
                .concatMapIterable(listed -> readable(listed).toList(), 1);
    }

    private static Stream<ScheduledMessage> readable(DueStore.Listed listed) {
        DueMessage kept = listed.message();
        try {
            Draft draft = ScheduledDrafts.draft(kept);
            return Stream.of(shown(kept, draft, Instant.ofEpochMilli(kept.dueMillis()), listed.refusal()));
        } catch (CorruptEntryException | InvalidArgumentException foreign) {
            return Stream.empty();
        }
    }

    private static ScheduledMessage shown(DueMessage kept, Draft draft, Instant due, String refusal) {
        return new ScheduledMessage(
                ScheduleId.of(kept.id()), kept.channel(), kept.author(), due, draft, failure(refusal));
    }

    /** A later version may know more reasons. */
    private static Optional<Failure> failure(String word) {
        return word.isEmpty()
                ? Optional.empty()
                : Optional.of(Arrays.stream(Failure.values())
                        .filter(known -> known.name().equals(word))
                        .findFirst()
                        .orElse(Failure.REFUSED));
    }

    @Override
    public Mono<Boolean> cancel(ScheduleId id) {
        Arguments.present("schedule id", id);
        return guard.whileOpen("cancel a scheduled message in channel " + channel, () -> access().then(
                        store().cancel(id.value(), actor.user(), channel)));
    }
}
