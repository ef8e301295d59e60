package io.github.confab.chat.lettuce.engine.schedule;

import io.github.confab.chat.error.UserDeactivatedException;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.redis.DueMessage;
import io.github.confab.chat.lettuce.redis.DueStore.Batch;
import io.github.confab.chat.lettuce.redis.DueStore.Outcome;
import io.github.confab.chat.lettuce.redis.DueStore.Taken;
import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.lettuce.wire.Header;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Sends what is due. Every process looks about once per second, with one call for all channels. Who takes a message has it
 * alone for a minute or more; whoever has not said by then what came of it is taken for dead, and the next one sends it
 * under the same idempotency key.
 */
public final class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration SHORTEST_LEASE = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = 100;

    /** A channel remembers idempotency keys for 5 minutes at least. */
    private static final long KEYS_LAST_MILLIS = Duration.ofMinutes(4).toMillis();

    private final Scheduling.Stores stores;
    private final AlreadySent sent;
    private final Scheduling.Outlet outlet;
    private final Times times;
    private final Disposable.Swap rounds = Disposables.swap();
    private final AtomicBoolean failing = new AtomicBoolean();

    Postman(Scheduling.Stores stores, Scheduling.Outlet outlet, Times times) {
        this.stores = stores;
        this.sent = new AlreadySent(stores.log());
        this.outlet = outlet;
        this.times = times;
    }

    /**
     * When it does what.
     *
     * @param publishDeadline how long a publish may take
     * @param timers runs the waits in between
     * @param random for jitter
     */
    public record Times(Duration publishDeadline, Scheduler timers, RandomGenerator random) {

        /** Nobody may still be about to send a message when another one takes it. */
        Duration lease() {
            Duration twice = publishDeadline.multipliedBy(2);
            return SHORTEST_LEASE.compareTo(twice) > 0 ? SHORTEST_LEASE : twice;
        }
    }

    /** Begins; once. */
    public void start() {
        rounds.update(Mono.defer(() -> Mono.delay(pause(), times.timers()))
                .then(Mono.defer(this::round))
                .doOnSuccess(done -> recovered())
                .onErrorResume(this::failed)
                .repeat()
                .subscribe());
    }

    /** Stops. What it has taken and not settled, another process sends, or this one when it comes back. Never errors. */
    public Mono<Void> close() {
        return Mono.fromRunnable(rounds::dispose);
    }

    /** Between 3/4 and 5/4 of the period, so that processes started together do not ask together. */
    private Duration pause() {
        long millis = PERIOD.toMillis();
        return Duration.ofMillis(millis * 3 / 4 + times.random().nextLong(millis / 2));
    }

    /** Sends all that is due now. */
    Mono<Void> round() {
        Mono<Batch> some = Mono.defer(() -> stores.due().take(times.lease(), MOST_AT_ONCE))
                .flatMap(batch -> settled(batch).thenReturn(batch));
        return some.expand(batch -> batch.more() ? some : Mono.empty()).then();
    }

    private Mono<Void> settled(Batch batch) {
        long giveUp = now() + times.lease().toMillis() / 2;
        return Flux.fromIterable(batch.messages())
                .flatMap(taken -> outcome(taken, batch.nowMillis(), giveUp), MOST_AT_ONCE)
                .collectList()
                .filter(outcomes -> !outcomes.isEmpty())
                .flatMap(stores.due()::settle);
    }

    private Mono<Outcome> outcome(Taken taken, long nowMillis, long giveUp) {
        String id = taken.message().id();
        return Mono.defer(() -> sent(taken, nowMillis, giveUp))
                .onErrorResume(CorruptEntryException.class, this::dropped)
                .thenReturn(Outcome.sent(id))
                .onErrorResume(failure ->
                        Mono.just(Verdicts.of(id, failure, taken.takenBefore().isPresent())));
    }

    private Mono<Void> sent(Taken taken, long nowMillis, long giveUp) {
        DueMessage message = taken.message();
        Draft draft = keyed(message);
        return taken.takenBefore()
                .filter(first -> nowMillis - first > KEYS_LAST_MILLIS)
                .map(first -> sent.isStored(message.channel(), header(message, draft), first))
                .orElse(Mono.just(false))
                .filter(stored -> !stored)
                .flatMap(missing -> author(message.author()))
                // of nobody: the account was erased
                .flatMap(author -> now() > giveUp
                        ? Mono.error(new IllegalStateException("this process was stopped for too long"))
                        : outlet.publish(author, message.channel(), draft))
                .then();
    }

    private static Draft keyed(DueMessage message) {
        Draft draft = ScheduledDrafts.draft(message);
        return draft.key().isPresent() ? draft : draft.withKey(IdempotencyKey.of("s-" + message.id()));
    }

    private static String header(DueMessage message, Draft draft) {
        return new Header(
                        Header.MESSAGE,
                        message.author().value(),
                        draft.key().orElseThrow().value())
                .text();
    }

    private Mono<Author> author(UserId id) {
        return id.equals(UserId.SYSTEM)
                ? Mono.just(Author.SYSTEM)
                : stores.users().get(id).filter(account -> !account.isErased()).map(account -> {
                    if (!account.isActive()) {
                        throw new UserDeactivatedException(id);
                    }
                    return new Author(id, account.username(), false);
                });
    }

    private long now() {
        return times.timers().now(TimeUnit.MILLISECONDS);
    }

    private Mono<Void> dropped(CorruptEntryException corrupt) {
        LOG.warn("a scheduled message cannot be read and is dropped: {}", corrupt.getMessage());
        return Mono.empty();
    }

    private void recovered() {
        if (failing.compareAndSet(true, false)) {
            LOG.info("scheduled messages are sent again");
        }
    }

    private Mono<Void> failed(Throwable reason) {
        if (failing.compareAndSet(false, true)) {
            LOG.warn("no scheduled messages are sent; tried again every second: {}", reason.getMessage());
        }
        return Mono.empty();
    }
}
