package io.github.confab.chat.lettuce.engine.upkeep;

import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.lettuce.redis.JanitorStore;
import io.github.confab.chat.lettuce.redis.JanitorStore.Cleaned;
import io.github.confab.chat.lettuce.redis.JanitorStore.Listed;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.InvalidArgumentException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Does what nobody comes by to do: removes messages that are too old or have expired, forgets producers and consumers that are gone, empties
 * old windows of idempotency keys. About once a minute, in one process of all that share a Redis; if that one goes away,
 * another takes over.
 */
public final class Janitor {

    private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);

    private static final Duration PERIOD = Duration.ofSeconds(60);

    /** Long enough to be renewed in the next round, however late that comes. */
    private static final Duration LEASE = Duration.ofSeconds(150);

    private static final Duration PRODUCER_IDLE = Duration.ofMinutes(10);
    private static final Duration CONSUMER_IDLE = Duration.ofHours(1);
    private static final int PAGE = 500;
    private static final int SCRIPTS_IN_FLIGHT = 32;

    /** A channel that is written to faster than it can be trimmed must not keep the others waiting for ever. */
    private static final int MOST_SCRIPTS_PER_CHANNEL = 1000;

    private final JanitorStore store;
    private final Expiries expiries;
    private final String process;
    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final Disposable.Swap rounds = Disposables.swap();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final AtomicBoolean foundCorrupt = new AtomicBoolean();

    /**
     * @param process names this run of the process
     * @param scheduler for the waits in between
     */
    public Janitor(JanitorStore store, String process, Scheduler scheduler, RandomGenerator random) {
        this.store = store;
        this.expiries = new Expiries(store);
        this.process = process;
        this.scheduler = scheduler;
        this.random = random;
    }

    /** Begins; once. */
    public void start() {
        rounds.update(Mono.defer(() -> Mono.delay(pause(), scheduler))
                .then(Mono.defer(this::round))
                .doOnSuccess(done -> recovered())
                .onErrorResume(this::failed)
                .repeat()
                .subscribe());
    }

    /** Stops, and lets another process begin at once. Never errors. */
    public Mono<Void> close() {
        return Mono.defer(() -> {
            rounds.dispose();
            return store.resign(process).onErrorComplete();
        });
    }

    /** Between 3/4 and 5/4 of the period, so that processes started together do not ask together. */
    private Duration pause() {
        long millis = PERIOD.toMillis();
        return Duration.ofMillis(millis * 3 / 4 + random.nextLong(millis / 2));
    }

    /** Cleans all channels up once, if this process may. */
    Mono<Void> round() {
        return page(null)
                .expand(page -> page.size() < PAGE ? Mono.empty() : page(page.get(page.size() - 1)))
                .concatMapIterable(page -> page, 1)
                .flatMap(this::clean, SCRIPTS_IN_FLIGHT, 1)
                .then();
    }

    /** Renews the right with each page; without it the round ends. */
    private Mono<List<Listed>> page(@Nullable Listed after) {
        return store.lead(process, LEASE).filter(leads -> leads).flatMap(leads -> store.channels(after, PAGE));
    }

    private Flux<Cleaned> clean(Listed listed) {
        ChannelId channel;
        try {
            channel = ChannelId.of(listed.id());
        } catch (InvalidArgumentException foreign) {
            return Flux.empty();
        }
        Mono<Cleaned> once = store.clean(channel, PRODUCER_IDLE, CONSUMER_IDLE);
        return once.expand(done -> done.more() ? once : Mono.empty())
                .take(MOST_SCRIPTS_PER_CHANNEL)
                .concatMap(done -> done.due() ? expiries.erase(channel).thenReturn(done) : Mono.just(done))
                .onErrorResume(CorruptDataException.class, corrupt -> {
                    if (foundCorrupt.compareAndSet(false, true)) {
                        LOG.warn("a channel cannot be cleaned up; others are: {}", corrupt.getMessage());
                    }
                    return Mono.empty();
                });
    }

    private void recovered() {
        if (failing.compareAndSet(true, false)) {
            LOG.info("housekeeping works again");
        }
    }

    private Mono<Void> failed(Throwable reason) {
        if (failing.compareAndSet(false, true)) {
            LOG.warn("housekeeping failed and is tried again every minute: {}", reason.getMessage());
        }
        return Mono.empty();
    }
}
