package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.contract.Probe;
import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.lettuce.engine.feed.Doorbell;
import io.github.confab.chat.lettuce.redis.WorkerStores;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.WorkEvent;
import io.github.confab.chat.model.WorkerGroup;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A process with workers of one channel, its messages, and a doorbell that rings at each publish of this process. */
final class WorkerBed implements AutoCloseable, Doorbell {

    static final ChannelId CHANNEL = ChannelId.of("c1");
    static final WorkerGroup GROUP = WorkerGroup.of("g");

    private final WorkerStores stores;
    private final Scheduler engine = Schedulers.newParallel("lane", 2, true);
    private final Scheduler handlers = Schedulers.newBoundedElastic(40, 10_000, "handler", 10, true);
    private final List<Runnable> bells = new CopyOnWriteArrayList<>();
    private final List<Consumer<ChatException>> ends = new CopyOnWriteArrayList<>();
    private final List<Probe<WorkEvent>> probes = new CopyOnWriteArrayList<>();
    private final String node = UUID.randomUUID().toString();
    private final AtomicLong consumers = new AtomicLong();

    WorkerBed(String uri) {
        stores = new WorkerStores(uri);
    }

    WorkerStores stores() {
        return stores;
    }

    void create() {
        stores.create(CHANNEL);
    }

    List<io.github.confab.chat.model.MessageId> publish(String... texts) {
        var ids = stores.publish(CHANNEL, List.of(texts));
        ring();
        return ids;
    }

    void publishMany(int count) {
        stores.publish(CHANNEL, IntStream.range(0, count).mapToObj(i -> "m" + i).toList());
        ring();
    }

    void ring() {
        bells.forEach(Runnable::run);
    }

    Flux<WorkEvent> consume(WorkerGroup group, Function<StreamMessage, ? extends Publisher<Outcome>> handler) {
        return consume(group, new WorkerRights(stores.access(), UserId.SYSTEM, true), handler);
    }

    Flux<WorkEvent> consume(
            WorkerGroup group, WorkerRights rights, Function<StreamMessage, ? extends Publisher<Outcome>> handler) {
        var loops = new WorkerLoops(
                stores.groups(),
                new WorkerThreads(engine, handlers),
                new WorkerSignals(this, new Random()),
                () -> node + "-" + consumers.incrementAndGet());
        return loops.consume(new WorkerJob(CHANNEL, rights, group, handler));
    }

    /** Works until the bed is closed. */
    Probe<WorkEvent> work(WorkerGroup group, Function<StreamMessage, ? extends Publisher<Outcome>> handler) {
        Probe<WorkEvent> probe = Probe.on(consume(group, handler));
        probes.add(probe);
        return probe;
    }

    int listeners() {
        return bells.size();
    }

    @Override
    public Disposable listen(ChannelId channel, Runnable ring, Consumer<ChatException> closed) {
        bells.add(ring);
        ends.add(closed);
        return () -> {
            bells.remove(ring);
            ends.remove(closed);
        };
    }

    /** As a process that was killed: no word to anybody. */
    void vanish() {
        stores.close();
        engine.dispose();
        handlers.dispose();
    }

    @Override
    public void close() {
        probes.forEach(Probe::cancel);
        vanish();
    }
}
