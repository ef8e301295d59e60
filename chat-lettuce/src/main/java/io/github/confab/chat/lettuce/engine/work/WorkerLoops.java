package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.GroupMember;
import io.github.confab.chat.lettuce.redis.GroupStore;
import io.github.confab.chat.model.WorkEvent;
import java.util.function.Supplier;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/**
 * Makes what {@code Channel.consume} returns. One for a whole chat; safe for use by many threads.
 *
 * <p>To be put together once, with {@code new ScriptGroupStore(scripts, keys)} from the redis package:
 *
 * <pre>{@code
 * new WorkerLoops(groups, new WorkerThreads(engineScheduler, deliveryScheduler), new WorkerSignals(hubs, random),
 *         () -> nodeId + "-" + counter.incrementAndGet());
 * }</pre>
 *
 * and used by each channel, inside {@link OpenGuard#streamWhileOpen}:
 *
 * <pre>{@code
 * var rights = new WorkerRights(accessStore, actor.user(), actor.trusted());
 * guard.streamWhileOpen("consume " + channel, () -> loops.consume(new WorkerJob(channel, rights, group, handler)));
 * }</pre>
 */
public final class WorkerLoops {

    private final GroupStore store;
    private final WorkerThreads threads;
    private final WorkerSignals signals;
    private final Supplier<String> consumers;

    /**
     * @param threads neither scheduler is closed here; close the loops (by the guard) first
     * @param signals its random generator is used by many threads
     * @param consumers names that nobody had before: the node id of this run of the process, and a counter. A name that
     *     came again would inherit messages
     */
    public WorkerLoops(GroupStore store, WorkerThreads threads, WorkerSignals signals, Supplier<String> consumers) {
        this.store = store;
        this.threads = threads;
        this.signals = signals;
        this.consumers = consumers;
    }

    /** Each subscription is a worker of its own. */
    public Flux<WorkEvent> consume(WorkerJob job) {
        return new Flux<>() {
            @Override
            public void subscribe(CoreSubscriber<? super WorkEvent> subscriber) {
                var me = new GroupMember(job.channel(), job.group().name(), consumers.get());
                var loop = new WorkerLoop(job, new WorkerSeat(store, me), threads, signals, subscriber);
                subscriber.onSubscribe(loop);
                loop.start();
            }
        };
    }
}
