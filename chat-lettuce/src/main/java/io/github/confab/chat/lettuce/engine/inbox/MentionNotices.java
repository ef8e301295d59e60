package io.github.confab.chat.lettuce.engine.inbox;

import io.github.confab.chat.lettuce.engine.inbox.News.Kind;
import io.github.confab.chat.lettuce.redis.MentionStore;
import io.github.confab.chat.lettuce.redis.MentionStore.Mentioned;
import io.github.confab.chat.lettuce.redis.RedisErrors;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * The second step of a publish that mentions somebody: each member among them gets the count and the notice. It never
 * fails the publish; a process that dies in between has told nobody, or some.
 */
public final class MentionNotices {

    private static final Logger LOG = LoggerFactory.getLogger(MentionNotices.class);

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final MentionStore store;
    private final Inboxes inboxes;
    private final Scheduler delivery;

    /** @param delivery where publishers are told their outcome */
    public MentionNotices(MentionStore store, Inboxes inboxes, Scheduler delivery) {
        this.store = store;
        this.inboxes = inboxes;
        this.delivery = delivery;
    }

    /** The publish, and the mentions told before its receipt is given, or given up at its deadline. */
    public Mono<Receipt> after(Mono<Receipt> publish, UserId author, Draft draft) {
        List<UserId> others =
                draft.mentions().stream().filter(user -> !user.equals(author)).toList();
        if (others.isEmpty()) {
            return publish;
        }
        return Mono.defer(() -> {
            long end = now() + inboxes.bounds().deadline().toMillis();
            return publish.flatMap(receipt ->
                    told(receipt, author, others, end).thenReturn(receipt).publishOn(delivery));
        });
    }

    private Mono<Void> told(Receipt receipt, UserId author, List<UserId> users, long end) {
        return store.mentioned(receipt.channel(), receipt.id(), users)
                .retryWhen(again())
                .flatMapIterable(found -> found.members().stream()
                        .map(member -> told(receipt, author, member, found))
                        .toList())
                .flatMap(step -> step)
                .then()
                .timeout(
                        Duration.ofMillis(Math.max(1, end - now())),
                        inboxes.bounds().timers())
                .onErrorResume(failure -> {
                    LOG.warn(
                            "message {} of channel {} is stored, but not all whom it mentions could be told: {}",
                            receipt.id(),
                            receipt.channel(),
                            failure.getMessage());
                    return Mono.empty();
                });
    }

    private Mono<Void> told(Receipt receipt, UserId author, UserId member, Mentioned where) {
        News news = News.of(Kind.MENTIONED, author, receipt.channel(), receipt.id());
        return Flux.mergeDelayError(
                        2, store.keep(member, receipt.channel(), where).retryWhen(again()), inboxes.tell(member, news))
                .then();
    }

    private Retry again() {
        return Retry.backoff(Long.MAX_VALUE, FIRST_WAIT)
                .maxBackoff(LONGEST_WAIT)
                .scheduler(inboxes.bounds().timers())
                .filter(RedisErrors::isRetryable);
    }

    private long now() {
        return inboxes.bounds().timers().now(TimeUnit.MILLISECONDS);
    }
}
