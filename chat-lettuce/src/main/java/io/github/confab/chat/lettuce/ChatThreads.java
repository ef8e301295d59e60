package io.github.confab.chat.lettuce;

import io.github.confab.chat.lettuce.engine.EngineThreads;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The threads of one chat, however many channels it has: a few that never wait, and some that run the application. */
final class ChatThreads {

    private static final int MAX_LANES = 8;
    private static final int DELIVERY_THREADS_PER_CORE = 10;

    /** Each drain of a feed is one task and takes up to 64 messages, so even 100 000 feeds at once fit. */
    private static final int MAX_WAITING_DELIVERIES = 1_000_000;

    private static final int IDLE_SECONDS = 30;
    private static final Duration LAST_TASKS = Duration.ofMillis(500);

    private final int laneCount;
    private final Scheduler lanes;
    private final Scheduler delivery;
    private final boolean ownDelivery;
    private final Scheduler hashing;

    private ChatThreads(int laneCount, Scheduler lanes, Scheduler delivery, boolean ownDelivery, Scheduler hashing) {
        this.laneCount = laneCount;
        this.lanes = lanes;
        this.delivery = delivery;
        this.ownDelivery = ownDelivery;
        this.hashing = hashing;
    }

    /** @param given the application's scheduler for its own code, which is then not closed here */
    static ChatThreads start(Optional<Scheduler> given) {
        int cores = cores();
        int laneCount = Math.min(cores, MAX_LANES);
        Scheduler lanes = Schedulers.newParallel("confab-lane", laneCount, true);
        Scheduler delivery = given.orElseGet(() -> Schedulers.newBoundedElastic(
                DELIVERY_THREADS_PER_CORE * cores, MAX_WAITING_DELIVERIES, "confab-delivery", IDLE_SECONDS, true));
        // threads that come and go: nobody logs in most of the time
        Scheduler hashing =
                Schedulers.newBoundedElastic(cores(), MAX_WAITING_DELIVERIES, "confab-hash", IDLE_SECONDS, true);
        return new ChatThreads(laneCount, lanes, delivery, given.isEmpty(), hashing);
    }

    Scheduler timers() {
        return lanes;
    }

    Scheduler delivery() {
        return delivery;
    }

    EngineThreads forEngine() {
        return new EngineThreads(lanes, laneCount, delivery, hashing, cores(), Clock.systemUTC(), new SecureRandom());
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Ends them, once what was scheduled has run, or half a second has passed. */
    Mono<Void> close() {
        Mono<Void> deliveries = ownDelivery ? ended(delivery) : Mono.empty();
        // the lanes keep the time, so they go last
        return Mono.<Void>fromRunnable(hashing::dispose).then(deliveries).then(Mono.fromRunnable(lanes::dispose));
    }

    private Mono<Void> ended(Scheduler scheduler) {
        return scheduler
                .disposeGracefully()
                .timeout(LAST_TASKS, lanes)
                .onErrorResume(busy -> Mono.fromRunnable(scheduler::dispose));
    }
}
