package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.PresenceStore;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A store of who is present that can stall between two steps of its caller, and counts. */
final class WrappedPresence implements PresenceStore {

    private final PresenceStore store;
    private final Sinks.Empty<Void> stall = Sinks.empty();
    private final AtomicBoolean stalls = new AtomicBoolean();
    private final AtomicLong left = new AtomicLong();
    private volatile boolean stalled;

    WrappedPresence(PresenceStore store) {
        this.store = store;
    }

    /** The next call to end something waits. */
    void stallNextLeave() {
        stalls.set(true);
    }

    boolean isStalled() {
        return stalled;
    }

    void goOn() {
        stall.tryEmitEmpty();
    }

    /** How many presences have ended through this store. */
    long left() {
        return left.get();
    }

    @Override
    public Mono<Entered> enter(ChannelId channel, String node, List<Entering> entering) {
        return store.enter(channel, node, entering);
    }

    @Override
    public Mono<Long> leave(ChannelId channel, List<Leaving> leaving) {
        return Mono.defer(() -> {
            Mono<Long> call = store.leave(channel, leaving).doOnNext(left::addAndGet);
            if (stalls.compareAndSet(true, false)) {
                stalled = true;
                return stall.asMono().then(call);
            }
            return call;
        });
    }

    @Override
    public Mono<Here> here(ChannelId channel, int limit) {
        return store.here(channel, limit);
    }

    @Override
    public Mono<Page<Present>> list(ChannelId channel, PageRequest page, Actor actor) {
        return store.list(channel, page, actor);
    }

    @Override
    public Mono<Count> count(ChannelId channel, Actor actor) {
        return store.count(channel, actor);
    }

    @Override
    public Mono<Owned> owned(ChannelId channel, String node, String cursor) {
        return store.owned(channel, node, cursor);
    }
}
