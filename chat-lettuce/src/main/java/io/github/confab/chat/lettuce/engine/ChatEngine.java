package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.Chat;
import io.github.confab.chat.error.ClientClosedException;
import io.github.confab.chat.lettuce.engine.base.Gate;
import io.github.confab.chat.lettuce.engine.base.Lane;
import io.github.confab.chat.lettuce.engine.base.RandomIds;
import io.github.confab.chat.lettuce.engine.presence.PresenceContext;
import io.github.confab.chat.lettuce.engine.presence.PresenceEngine;
import io.github.confab.chat.lettuce.engine.presence.PresenceSettings;
import io.github.confab.chat.lettuce.redis.PushConnection;
import io.github.confab.chat.lettuce.redis.RedisStores;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/** Puts the engine together and starts it: the one door of this package. */
public final class ChatEngine {

    /** What all rings of a process may hold together. */
    private static final long RING_BUDGET = 64L * 1024 * 1024;

    /** How long a closing chat waits for what is on its way, of the five seconds it may take in all. */
    private static final Duration LAST_CALLS = Duration.ofMillis(1500);

    private final EngineSettings settings;
    private final EngineThreads threads;
    private final RedisStores stores;
    private final PushConnection push;

    private ChatEngine(EngineSettings settings, EngineThreads threads, RedisStores stores, PushConnection push) {
        this.settings = settings;
        this.threads = threads;
        this.stores = stores;
        this.push = push;
    }

    /**
     * Starts a chat.
     *
     * @param settings how it behaves
     * @param threads where it runs; not closed here
     * @param stores what is kept in Redis
     * @param push the Pub/Sub connection
     * @param release what to close after the engine has stopped
     * @return the running chat
     */
    public static Chat start(
            EngineSettings settings,
            EngineThreads threads,
            RedisStores stores,
            PushConnection push,
            Mono<Void> release) {
        return new ChatEngine(settings, threads, stores, push).start(release);
    }

    private Chat start(Mono<Void> release) {
        Supplier<String> ids = new RandomIds(threads.random());
        Gate gate = new Gate(threads.delivery());
        PublishLanes publishing = publishing(ids.get());
        HubContext hubContext = hubContext();
        ChannelHubs hubs = new ChannelHubs(lanes(), hubContext, stores.keys()::topic);
        push.listen(hubs);
        IdleCheck idleCheck = new IdleCheck(hubs, stores.log(), hubContext);
        FeedContext feeds = new FeedContext(
                hubs,
                hubContext.reads(),
                threads.delivery(),
                threads.lanes(),
                new FeedContext.Surroundings(threads.clock(), threads.random()));
        String node = ids.get();
        Janitor janitor = new Janitor(stores.janitor(), node, threads.lanes(), threads.random());
        WorkerLoops loops = loops(hubs, node);
        PresenceEngine presence = presence(hubs, ids);
        presence.start();
        publishing.start();
        idleCheck.start(threads.lanes());
        janitor.start();

        Mono<Void> shutdown = publishing
                .drained(LAST_CALLS)
                .then(Mono.fromRunnable(() -> {
                    publishing.close();
                    idleCheck.stop();
                    hubs.close(new ClientClosedException("follow a channel"));
                }))
                .then(presence.close())
                .then(janitor.close())
                .then(release);
        return new RedisChat(new Engine(stores, publishing, feeds, loops, presence), gate, ids, shutdown);
    }

    private PresenceEngine presence(ChannelHubs hubs, Supplier<String> ids) {
        return new PresenceEngine(
                new PresenceContext(
                        new PresenceContext.Stores(stores.presence(), stores.nodes(), stores.access()),
                        new PresencePushes(hubs),
                        PresenceSettings.DEFAULT,
                        new PresenceContext.Threads(threads.lanes(), threads.delivery()),
                        threads.random()),
                ids);
    }

    private WorkerLoops loops(Doorbell doorbell, String node) {
        AtomicLong consumers = new AtomicLong();
        return new WorkerLoops(
                stores.groups(),
                new WorkerThreads(threads.lanes(), threads.delivery()),
                new WorkerSignals(doorbell, threads.random()),
                () -> node + "-" + consumers.incrementAndGet());
    }

    private PublishLanes publishing(String producer) {
        PublishContext.Settings bounds =
                new PublishContext.Settings(settings.publishDeadline(), settings.maxWaiting(), threads.random());
        PublishContext context =
                new PublishContext(stores.log(), producer, bounds, threads.lanes(), threads.delivery());
        return new PublishLanes(
                context, new PublishLanes.TextLimits(settings.maxTextCodePoints(), settings.maxTextBytes()));
    }

    private HubContext hubContext() {
        return new HubContext(
                new Reads(stores.log(), stores.access()),
                push,
                new PayloadBudget(RING_BUDGET),
                new HubContext.Settings(settings.largestRing(), settings.linger(), settings.idleCheck()),
                new HubContext.Surroundings(() -> threads.lanes().now(TimeUnit.MILLISECONDS), threads.random()));
    }

    private List<Lane> lanes() {
        return IntStream.range(0, threads.laneCount())
                .mapToObj(i -> new Lane(threads.lanes().createWorker()))
                .toList();
    }
}
