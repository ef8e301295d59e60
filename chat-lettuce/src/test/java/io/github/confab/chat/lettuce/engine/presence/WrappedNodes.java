package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.lettuce.redis.NodeStore;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A store of nodes whose beats a test can withhold: the process is paused. */
final class WrappedNodes implements NodeStore {

    private final NodeStore store;
    private volatile Sinks.Empty<Void> pause = Sinks.empty();
    private volatile boolean paused;

    WrappedNodes(NodeStore store) {
        this.store = store;
    }

    void pause() {
        pause = Sinks.empty();
        paused = true;
    }

    void resume() {
        paused = false;
        pause.tryEmitEmpty();
    }

    @Override
    public Mono<Void> register(String node, Duration lease) {
        return store.register(node, lease);
    }

    @Override
    public Mono<Boolean> beat(String node, Duration lease) {
        return Mono.defer(() -> paused ? pause.asMono().then(store.beat(node, lease)) : store.beat(node, lease));
    }

    @Override
    public Mono<List<String>> silent(int count) {
        return store.silent(count);
    }

    @Override
    public Mono<Void> forget(String node) {
        return store.forget(node);
    }

    @Override
    public Mono<Void> note(String node, List<Held> held) {
        return store.note(node, held);
    }

    @Override
    public Mono<Void> strike(String node, List<Held> held) {
        return store.strike(node, held);
    }

    @Override
    public Mono<List<Held>> held(String node) {
        return store.held(node);
    }

    @Override
    public Mono<Void> seen(Map<UserId, Duration> ago) {
        return store.seen(ago);
    }

    @Override
    public Mono<Instant> lastSeen(UserId user) {
        return store.lastSeen(user);
    }
}
