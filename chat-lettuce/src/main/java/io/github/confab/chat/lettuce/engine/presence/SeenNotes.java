package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.lettuce.redis.NodeStore;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** Who was last present when, until it is written down: those who are here now and then, those who went soon. Any thread. */
final class SeenNotes {

    /** Then the oldest news is no news: the store has a time that is a minute older. */
    private static final int MOST_NOTES = 100_000;

    private final NodeStore store;
    private final PresenceContext context;
    private final Map<UserId, Integer> here = new ConcurrentHashMap<>();
    private final Map<UserId, Long> left = new ConcurrentHashMap<>();

    SeenNotes(PresenceContext context) {
        this.store = context.stores().nodes();
        this.context = context;
    }

    void came(UserId user) {
        here.merge(user, 1, Integer::sum);
    }

    void went(UserId user) {
        here.computeIfPresent(user, (key, count) -> count == 1 ? null : count - 1);
        if (left.size() < MOST_NOTES) {
            left.put(user, context.nowMillis());
        }
    }

    /** Writes down who went. */
    Mono<Void> flushLeft() {
        return Mono.defer(() -> {
            Map<UserId, Long> taken = new HashMap<>(left);
            long now = context.nowMillis();
            Map<UserId, Duration> ago = new HashMap<>();
            taken.forEach((user, at) -> ago.put(user, Duration.ofMillis(now - at)));
            return store.seen(ago).doOnSuccess(done -> taken.forEach(left::remove));
        });
    }

    /** Writes down who is here. */
    Mono<Void> flushHere() {
        return Mono.defer(() -> {
            Map<UserId, Duration> ago = new HashMap<>();
            here.keySet().forEach(user -> ago.put(user, Duration.ZERO));
            return store.seen(ago);
        });
    }
}
