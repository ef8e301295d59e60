package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.lettuce.redis.NodeStore;
import io.github.confab.chat.lettuce.redis.NodeStore.Held;
import io.github.confab.chat.lettuce.redis.PresenceStore;
import io.github.confab.chat.lettuce.redis.PresenceStore.Leaving;
import io.github.confab.chat.model.ChannelId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends what processes have left behind that let their lease run out. Every process does it: of all who try to end one
 * presence only one does, so nobody leaves twice, and whoever dies half-way is replaced by the others.
 */
final class Sweeper {

    private static final int NODES = 100;

    private final NodeStore nodes;
    private final PresenceStore presence;
    private final PresenceContext context;

    /** Since when a dead process has had nothing: one that was paused may still write a presence down. */
    private final Map<String, Long> emptySince = new ConcurrentHashMap<>();

    Sweeper(PresenceContext context) {
        this.nodes = context.stores().nodes();
        this.presence = context.stores().presence();
        this.context = context;
    }

    /** One round. */
    Mono<Void> sweep() {
        return nodes.silent(NODES)
                .flatMapMany(silent -> {
                    emptySince.keySet().retainAll(silent);
                    return Flux.fromIterable(silent);
                })
                .concatMap(this::sweep, 1)
                .then();
    }

    private Mono<Void> sweep(String node) {
        return nodes.held(node)
                .expand(held -> held.isEmpty() ? Mono.empty() : end(node, held).then(nodes.held(node)))
                // the first page tells whether there was anything; the others are for the work
                .reduce((first, later) -> first)
                .flatMap(first ->
                        first.isEmpty() ? nothingLeft(node) : Mono.fromRunnable(() -> emptySince.remove(node)));
    }

    private Mono<Void> end(String node, List<Held> held) {
        Map<ChannelId, List<Held>> byChannel = held.stream().collect(Collectors.groupingBy(Held::channel));
        return Flux.fromIterable(byChannel.entrySet())
                .concatMap(one -> Flux.fromIterable(one.getValue())
                        .buffer(PresenceStore.BATCH)
                        .map(batch -> leave(one.getKey(), node, batch)))
                .flatMap(leaving -> leaving, Rooms.IN_FLIGHT, 1)
                .then(nodes.strike(node, held));
    }

    private Mono<Long> leave(ChannelId channel, String node, List<Held> batch) {
        List<Leaving> leaving = batch.stream()
                .map(held -> new Leaving(node, held.user(), held.connection()))
                .toList();
        // a key of another type never gets better, and must not hold up the others
        return presence.leave(channel, leaving).onErrorResume(CorruptDataException.class, spoilt -> Mono.empty());
    }

    private Mono<Void> nothingLeft(String node) {
        long now = context.nowMillis();
        Long since = emptySince.putIfAbsent(node, now);
        boolean longEnough =
                since != null && now - since >= context.settings().forget().toMillis();
        return longEnough ? nodes.forget(node) : Mono.empty();
    }
}
