package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.lettuce.redis.NodeStore;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * This process as others know it: an id, and a lease that says it is alive. Once the lease has run out the id is never used
 * again, since others may have swept what it had: then it goes on under a new one. Any thread.
 */
final class NodeLease {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLease.class);
    private static final Duration LAST_CALL = Duration.ofMillis(500);

    private final NodeStore store;
    private final PresenceContext context;
    private final Supplier<String> ids;
    private final Runnable lost;
    private volatile State state;

    /** @param begun whether the store knows of it; nothing is written for a process that never holds anything */
    private record State(String node, boolean begun, long renewed) {}

    /**
     * @param ids makes an id for each life
     * @param lost called when there is a new id: what is held must be entered under it
     */
    NodeLease(PresenceContext context, Supplier<String> ids, Runnable lost) {
        this.store = context.stores().nodes();
        this.context = context;
        this.ids = ids;
        this.lost = lost;
        this.state = new State(ids.get(), false, 0);
    }

    String node() {
        return state.node();
    }

    /** The id, once it is certain that its lease stands. */
    Mono<String> standing() {
        return Mono.defer(() -> {
            State now = state;
            boolean fresh = now.begun()
                    && context.nowMillis() - now.renewed()
                            < context.settings().stale().toMillis();
            return fresh ? Mono.just(now.node()) : renewed();
        });
    }

    /** Renews the lease, if there is one. */
    Mono<Void> beat() {
        return Mono.defer(() -> state.begun() ? renewed().then() : Mono.empty());
    }

    private Mono<String> renewed() {
        return Mono.defer(() -> {
            State asked = state;
            long sent = context.nowMillis();
            Duration lease = context.settings().lease();
            Mono<Boolean> answer = asked.begun()
                    ? store.beat(asked.node(), lease)
                    : store.register(asked.node(), lease).thenReturn(true);
            return answer.flatMap(kept -> {
                if (!kept) {
                    begin(asked.node());
                    return renewed();
                }
                stands(asked.node(), sent);
                return Mono.just(asked.node());
            });
        });
    }

    private synchronized void stands(String node, long sent) {
        if (state.node().equals(node)) {
            state = new State(node, true, Math.max(state.renewed(), sent));
        }
    }

    private void begin(String former) {
        synchronized (this) {
            if (!state.node().equals(former)) {
                return;
            }
            state = new State(ids.get(), false, 0);
        }
        LOG.warn("this process was silent for too long, so its users were shown as gone; they enter again");
        lost.run();
    }

    /** Others take over what is left, after so long; never errors. */
    Mono<Void> end(Duration after) {
        return Mono.defer(() -> state.begun()
                ? store.beat(state.node(), after)
                        .then()
                        .timeout(LAST_CALL, context.threads().timers())
                        .onErrorComplete()
                : Mono.empty());
    }
}
