package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.Presence;
import io.github.confab.chat.lettuce.engine.base.Caller;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.model.ChannelId;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Presence of one process: puts its parts together, starts and ends them. */
public final class PresenceEngine {

    private static final Duration LAST_CALL = Duration.ofMillis(500);

    private final PresenceContext context;
    private final SeenNotes seen;
    private final Rooms rooms;
    private final Views views;
    private final Rounds beats;
    private final Rounds sweeps;
    private final Rounds comparisons;

    /** @param ids makes the id of this process, and another whenever its lease was lost */
    public PresenceEngine(PresenceContext context, Supplier<String> ids) {
        this.context = context;
        this.seen = new SeenNotes(context);
        this.rooms = new Rooms(context, ids, seen);
        this.views = new Views(context);
        this.beats = new Rounds("the heartbeat", context);
        this.sweeps = new Rounds("sweeping", context);
        this.comparisons = new Rounds("comparing", context);
    }

    /** Begins; once. */
    public void start() {
        PresenceSettings settings = context.settings();
        Sweeper sweeper = new Sweeper(context);
        rooms.start();
        beats.start(settings.beat(), rooms.lease()::beat);
        sweeps.start(settings.sweep(), () -> seen.flushLeft().then(sweeper.sweep()));
        comparisons.start(
                settings.reconcile(),
                () -> seen.flushHere().then(rooms.compareAll()).then(views.check()));
    }

    /** Where a client is present; close it with the client. */
    public Visits visits(Caller caller) {
        return new Visits(rooms, caller);
    }

    /** The presence of a channel, as a client sees it. */
    public Presence of(ChannelId channel, Visits visits, OpenGuard guard) {
        return new ChannelPresence(channel, visits, views, guard);
    }

    /**
     * Stops. Who is present stays so for the grace and is swept by others then: a process that is replaced by another does
     * not make its users flicker. Never errors.
     */
    public Mono<Void> close() {
        return Mono.defer(() -> {
            beats.dispose();
            sweeps.dispose();
            comparisons.dispose();
            rooms.stop();
            Mono<Void> notes = seen.flushHere()
                    .then(seen.flushLeft())
                    .timeout(LAST_CALL, context.threads().timers())
                    .onErrorComplete();
            return rooms.lease().end(context.settings().grace()).then(notes);
        });
    }
}
