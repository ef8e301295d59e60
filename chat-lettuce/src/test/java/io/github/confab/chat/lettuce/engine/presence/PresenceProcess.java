package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.Caller;
import io.github.confab.chat.lettuce.engine.base.Gate;
import io.github.confab.chat.lettuce.engine.base.RandomIds;
import io.github.confab.chat.lettuce.engine.feed.ChannelPushes;
import io.github.confab.chat.lettuce.redis.ConnectionSettings;
import io.github.confab.chat.lettuce.redis.KeySpace;
import io.github.confab.chat.lettuce.redis.RedisConnections;
import io.github.confab.chat.lettuce.redis.RedisStores;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;
import io.lettuce.core.RedisURI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The presence part of a process, with connections and threads of its own, for a test to pause and to kill. */
final class PresenceProcess implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Spans cut to a fifteenth. */
    static final PresenceSettings FAST = new PresenceSettings(
            Duration.ofMillis(700),
            Duration.ofMillis(2000),
            Duration.ofMillis(300),
            Duration.ofMillis(800),
            Duration.ofMillis(500),
            Duration.ofMillis(1000));

    /** As fast, but for a grace that is long enough for a test on a busy machine. */
    static final PresenceSettings PATIENT = new PresenceSettings(
            FAST.beat(), FAST.lease(), FAST.sweep(), FAST.reconcile(), Duration.ofSeconds(5), FAST.forget());

    final WrappedNodes nodes;
    final WrappedPresence presence;
    final PresenceEngine engine;

    private final RedisConnections connections;
    private final Scheduler timers = Schedulers.newParallel("test-timers", 2, true);
    private final Scheduler delivery = Schedulers.newParallel("test-delivery", 1, true);
    private final RandomIds ids = new RandomIds(new SecureRandom());
    private final Map<ChannelId, ChannelPushes.Listener> listeners = new ConcurrentHashMap<>();

    PresenceProcess(String uri, PresenceSettings settings) {
        RedisURI address = RedisURI.create(uri);
        address.setTimeout(Duration.ofSeconds(5));
        connections = RedisConnections.open(new ConnectionSettings(address, Duration.ofSeconds(5), false, timers))
                .block(PATIENCE);
        RedisStores stores = connections.stores(new KeySpace("", "channel:", "message:", 0));
        nodes = new WrappedNodes(stores.nodes());
        presence = new WrappedPresence(stores.presence());
        engine = new PresenceEngine(
                new PresenceContext(
                        new PresenceContext.Stores(presence, nodes, stores.access()),
                        this::listen,
                        settings,
                        new PresenceContext.Threads(timers, delivery),
                        new SecureRandom()),
                ids);
        engine.start();
    }

    private Disposable listen(ChannelId channel, ChannelPushes.Listener listener) {
        listeners.put(channel, listener);
        return () -> listeners.remove(channel);
    }

    /** What a push would tell. */
    void hears(ChannelId channel, Consumer<ChannelPushes.Listener> what) {
        what.accept(listeners.get(channel));
    }

    /** A client of that user. */
    Visits client(UserId user) {
        return client(user, ids.get());
    }

    Visits client(UserId user, String connection) {
        Author author = new Author(user, "somebody", false);
        return engine.visits(new Caller(author, new Gate(delivery), connection, "a phone"));
    }

    /** Ends it as kill -9 would: nothing more is sent. */
    void kill() {
        timers.dispose();
        connections.close().block(PATIENCE);
        delivery.dispose();
    }

    @Override
    public void close() {
        engine.close().block(PATIENCE);
        kill();
    }
}
