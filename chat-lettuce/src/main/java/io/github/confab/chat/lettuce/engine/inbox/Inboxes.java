package io.github.confab.chat.lettuce.engine.inbox;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.TransientChatException;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.redis.InboxStore;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/** The inboxes of all users: makes them when they are needed first, and writes to them. */
public final class Inboxes implements InboxWriter {

    private static final int MORE_TRIES = 3;
    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final BiFunction<ChannelId, Draft, Mono<Receipt>> log;
    private final InboxStore store;
    private final Supplier<String> ids;
    private final Bounds bounds;
    private final BiFunction<UserId, UserId, Mono<Boolean>> met;

    /**
     * @param log appends to a channel as the application; errors with {@link ChannelNotFoundException} if there is none
     * @param ids gives a new id at each call
     * @param met whether a user may signal another one, because they know each other
     */
    public Inboxes(
            BiFunction<ChannelId, Draft, Mono<Receipt>> log,
            InboxStore store,
            Supplier<String> ids,
            Bounds bounds,
            BiFunction<UserId, UserId, Mono<Boolean>> met) {
        this.log = log;
        this.store = store;
        this.ids = ids;
        this.bounds = bounds;
        this.met = met;
    }

    /**
     * How long something may be tried.
     *
     * @param deadline how long
     * @param timers runs waits
     */
    public record Bounds(Duration deadline, Scheduler timers) {}

    Bounds bounds() {
        return bounds;
    }

    Mono<Boolean> met(UserId one, UserId other) {
        return met.apply(one, other);
    }

    @Override
    public Mono<Void> tell(UserId user, News news) {
        ChannelId inbox = InboxIds.of(user);
        Draft draft = Notices.draft(news);
        return log.apply(inbox, draft)
                .onErrorResume(
                        ChannelNotFoundException.class, none -> create(inbox).then(log.apply(inbox, draft)))
                // of a user who was erased
                .onErrorResume(ChannelNotFoundException.class, none -> Mono.empty())
                .retryWhen(Retry.backoff(MORE_TRIES, FIRST_WAIT)
                        .scheduler(bounds.timers())
                        .filter(TransientChatException.class::isInstance)
                        .onRetryExhaustedThrow((spent, last) -> last.failure()))
                .then()
                .timeout(bounds.deadline(), Mono.error(() -> late(user)), bounds.timers());
    }

    private static UnavailableException late(UserId user) {
        return new UnavailableException("tell user " + user + ": Redis did not answer in time; tell it again", null);
    }

    /** Deletes the inbox of a user, for a day at least: who is told something meanwhile is nobody. */
    public Mono<Void> erase(UserId user) {
        return Mono.defer(() -> store.erase(InboxIds.of(user)));
    }

    /** Makes it unless it exists; again and again while Redis is away, as a subscription outlives that. */
    Mono<Void> create(ChannelId inbox) {
        return Mono.defer(() -> store.create(inbox, ids.get()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_WAIT)
                        .maxBackoff(LONGEST_WAIT)
                        .scheduler(bounds.timers())
                        .filter(UnavailableException.class::isInstance));
    }
}
