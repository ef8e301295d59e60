package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.lettuce.engine.base.Caller;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PresenceStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where one client is present. Any thread. */
public final class Visits {

    private final Rooms rooms;
    private final Caller caller;
    private final Map<ChannelId, Visit> visits = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private record Visit(Room room, Stay stay) {

        boolean here() {
            return room.has(stay);
        }
    }

    Visits(Rooms rooms, Caller caller) {
        this.rooms = rooms;
        this.caller = caller;
    }

    Actor actor() {
        return caller.author().actor();
    }

    /** Completes once the store has it; errors if it does not. */
    Mono<Void> enter(ChannelId channel, PresenceStatus status) {
        if (caller.author().trusted()) {
            // the application itself is never present
            return exists(channel);
        }
        return Mono.create(answer -> rooms.in(channel, room -> {
            Visit former = visits.get(channel);
            Stay mine = former == null || former.room() != room ? null : former.stay();
            Stay fresh = new Stay(caller.author().id().value(), caller.connection(), caller.device());
            Stay stay = room.enter(mine, fresh, status, answer);
            if (stay == null) {
                return false;
            }
            visits.put(channel, new Visit(room, stay));
            if (closed) {
                // closed meanwhile, and this one may have come too late to be seen
                close();
            }
            return true;
        }));
    }

    Mono<Void> leave(ChannelId channel) {
        return Mono.defer(() -> {
            Visit visit = visits.remove(channel);
            return visit == null || !visit.here() ? exists(channel) : leave(visit);
        });
    }

    private Mono<Void> exists(ChannelId channel) {
        return rooms.context()
                .stores()
                .presence()
                .count(channel, Rooms.EVERYTHING)
                .then();
    }

    private static Mono<Void> leave(Visit visit) {
        return Mono.create(answer -> visit.room().leave(visit.stay(), answer));
    }

    Mono<Void> leaveAll() {
        return Flux.defer(() -> Flux.fromIterable(List.copyOf(visits.keySet())))
                .flatMapDelayError(this::leaveQuietly, Rooms.IN_FLIGHT, 1)
                .then();
    }

    /** A channel that is gone has nobody in it. */
    private Mono<Void> leaveQuietly(ChannelId channel) {
        Visit visit = visits.remove(channel);
        return visit == null
                ? Mono.empty()
                : leave(visit).onErrorResume(ChannelNotFoundException.class, gone -> Mono.empty());
    }

    /** The channels this client is seen in. */
    List<ChannelId> here() {
        return visits.entrySet().stream()
                .filter(visit -> visit.getValue().here())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The client was closed: it leaves after the grace, unless the same user is back on the same device. */
    public void close() {
        closed = true;
        Map<Visit, Integer> closings = new HashMap<>();
        visits.forEach((channel, visit) -> {
            if (visits.remove(channel, visit)) {
                closings.put(visit, visit.room().leaving(visit.stay()));
            }
        });
        if (!closings.isEmpty()) {
            rooms.after(
                    rooms.context().settings().grace(),
                    () -> closings.forEach((visit, closing) -> visit.room().graceOver(visit.stay(), closing)));
        }
    }
}
