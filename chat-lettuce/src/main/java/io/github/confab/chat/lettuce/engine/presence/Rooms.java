package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.PermanentChatException;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.PresenceStore;
import io.github.confab.chat.lettuce.redis.PresenceStore.Count;
import io.github.confab.chat.lettuce.redis.PresenceStore.Owned;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The rooms of this process, and the errands that bring to the store what they want: so many at a time. Any thread. */
final class Rooms {

    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);

    static final int IN_FLIGHT = 32;

    static final Actor EVERYTHING = new Actor(UserId.SYSTEM, true);

    private final PresenceContext context;
    private final NodeLease lease;
    private final SeenNotes seen;
    private final Map<ChannelId, Room> rooms = new ConcurrentHashMap<>();
    private final Map<ChannelId, Count> compared = new ConcurrentHashMap<>();

    // each room is in it once at most
    private final Sinks.Many<Room> waiting = Sinks.many().unicast().onBackpressureBuffer();
    private final Disposable.Swap errands = Disposables.swap();
    private final Set<Disposable> tasks = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    Rooms(PresenceContext context, Supplier<String> ids, SeenNotes seen) {
        this.context = context;
        this.seen = seen;
        this.lease = new NodeLease(context, ids, this::renewAll);
    }

    PresenceContext context() {
        return context;
    }

    NodeLease lease() {
        return lease;
    }

    void start() {
        errands.update(waiting.asFlux()
                .publishOn(context.threads().timers())
                .flatMap(this::run, IN_FLIGHT, 1)
                .subscribe(nothing -> {}, mistake -> LOG.error("presence has stopped; please report this", mistake)));
    }

    void stop() {
        stopped = true;
        errands.dispose();
        tasks.forEach(Disposable::dispose);
        rooms.values().forEach(Room::stop);
    }

    /** Does something in the room of a channel, or again in another if that one is closed. */
    void in(ChannelId channel, Predicate<Room> visit) {
        boolean done = false;
        while (!done) {
            Room room = rooms.computeIfAbsent(channel, id -> new Room(id, this));
            done = visit.test(room);
            if (!done) {
                rooms.remove(channel, room);
            }
        }
    }

    // ---- errands

    /** The room has something to be done. */
    void poke(Room room) {
        if (room.queue()) {
            emit(room);
        }
    }

    private void emit(Room room) {
        synchronized (waiting) {
            // only hands over: what is done is done elsewhere
            waiting.tryEmitNext(room);
        }
    }

    private Mono<Void> run(Room room) {
        return Mono.defer(() -> new Errand(room, context).run(lease))
                .then(Mono.<Void>fromRunnable(() -> {
                    if (room.done()) {
                        emit(room);
                    }
                }))
                .onErrorResume(failure -> {
                    later(() -> {
                        if (room.done()) {
                            emit(room);
                        }
                    });
                    return Mono.empty();
                });
    }

    private void later(Runnable task) {
        long millis = 250 + context.random().nextLong(500);
        after(Duration.ofMillis(millis), task);
    }

    /** Runs a task later, unless this stops before. */
    void after(Duration delay, Runnable task) {
        own(Mono.delay(delay, context.threads().timers())
                .doOnNext(now -> task.run())
                .then());
    }

    /** Runs it until it has ended, or this stops. */
    private void own(Mono<Void> task) {
        Disposable.Swap slot = Disposables.swap();
        tasks.add(slot);
        slot.update(
                task.onErrorComplete().doFinally(ended -> tasks.remove(slot)).subscribe());
        if (stopped) {
            slot.dispose();
        }
    }

    // ---- what rooms report

    void came(Stay stay) {
        withUser(stay, seen::came);
    }

    void went(Stay stay) {
        withUser(stay, seen::went);
    }

    private static void withUser(Stay stay, Consumer<UserId> action) {
        try {
            action.accept(UserId.of(stay.user));
        } catch (InvalidArgumentException foreign) {
            // written by somebody else, and on its way out
        }
    }

    void gone(Room room) {
        room.refresh();
    }

    /** This process has a new id: everything is entered under it. */
    private void renewAll() {
        compared.clear();
        rooms.values().forEach(Room::refresh);
    }

    // ---- comparing with the store

    /** A connection came back: what was written before may be lost. */
    void compareSoon(Room room) {
        compared.remove(room.channel());
        after(Duration.ofMillis(context.random().nextLong(1000)), () -> own(compare(room)));
    }

    /** Compares all rooms with the store. */
    Mono<Void> compareAll() {
        return Flux.fromIterable(rooms.values())
                .flatMap(this::compare, IN_FLIGHT, 1)
                .then();
    }

    /** Nothing is looked at in detail where nothing has changed since it was last found to be right. */
    private Mono<Void> compare(Room room) {
        ChannelId channel = room.channel();
        PresenceStore store = context.stores().presence();
        return store.count(channel, EVERYTHING)
                .filter(now -> !now.equals(compared.get(channel)))
                .flatMap(now -> owned(room).doOnSuccess(done -> compared(room, now)))
                .onErrorResume(PermanentChatException.class, hopeless -> {
                    if (hopeless instanceof ChannelNotFoundException) {
                        gone(room);
                    }
                    return Mono.empty();
                })
                .then(Mono.fromRunnable(() -> closeIfEmpty(room)));
    }

    /** What changed without a version was not changed by us: then everybody is entered again. */
    private void compared(Room room, Count now) {
        Count before = compared.put(room.channel(), now);
        if (before != null
                && before.version() == now.version()
                && before.epoch().equals(now.epoch())) {
            room.refresh();
        }
    }

    private void closeIfEmpty(Room room) {
        if (room.closeIfEmpty()) {
            rooms.remove(room.channel(), room);
            compared.remove(room.channel());
        }
    }

    private Mono<Void> owned(Room room) {
        PresenceStore store = context.stores().presence();
        String node = lease.node();
        Mono<Owned> first = store.owned(room.channel(), node, "0");
        return first.expand(page -> page.isLast() ? Mono.empty() : store.owned(room.channel(), node, page.next()))
                .concatMapIterable(Owned::present)
                .collectList()
                .doOnNext(all -> room.compare(node, all))
                .then();
    }
}
