package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.lettuce.redis.NodeStore;
import io.github.confab.chat.lettuce.redis.NodeStore.Held;
import io.github.confab.chat.lettuce.redis.PresenceStore;
import io.github.confab.chat.lettuce.redis.PresenceStore.Entered;
import io.github.confab.chat.lettuce.redis.PresenceStore.Entering;
import io.github.confab.chat.lettuce.redis.PresenceStore.Leaving;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Brings to the store what a room wants of some connections: first those who leave, then those who enter. What is about to be
 * entered is written down before, so that others find it if this process dies.
 */
final class Errand {

    private final Room room;
    private final ChannelId channel;
    private final PresenceStore presence;
    private final NodeStore nodes;
    private final List<Visit> leaving = new ArrayList<>();
    private final List<Visit> entering = new ArrayList<>();

    /** What goes out now, and who waits for it. */
    private record Visit(Stay stay, PresenceStatus status, List<MonoSink<Void>> waiting) {

        void answer(Consumer<MonoSink<Void>> how) {
            waiting.forEach(how);
        }
    }

    /** Takes what is to be done out of the room. */
    Errand(Room room, PresenceContext context) {
        this.room = room;
        this.channel = room.channel();
        this.presence = context.stores().presence();
        this.nodes = context.stores().nodes();
        synchronized (room) {
            for (Stay stay : room.take(PresenceStore.BATCH)) {
                PresenceStatus status = stay.wanted;
                if (status == null) {
                    leaving.add(new Visit(stay, PresenceStatus.available(), stay.takeWaiting()));
                } else {
                    entering.add(new Visit(stay, status, stay.takeWaiting()));
                }
            }
        }
    }

    /** Errors if it must be done again; whoever waits has been told by then. */
    Mono<Void> run(NodeLease lease) {
        return leave().then(enter(lease)).doOnError(this::failed);
    }

    private Mono<Void> leave() {
        return Flux.fromIterable(leaving)
                .concatMapIterable(visit -> left(visit.stay()))
                .buffer(PresenceStore.BATCH)
                .concatMap(connections -> presence.leave(channel, connections).then(strike(connections)))
                .then(Mono.fromRunnable(this::haveLeft));
    }

    private Mono<Void> strike(List<Leaving> connections) {
        Map<String, List<Held>> byNode = new HashMap<>();
        for (Leaving one : connections) {
            byNode.computeIfAbsent(one.node(), node -> new ArrayList<>())
                    .add(new Held(channel, one.user(), one.connection()));
        }
        return Flux.fromIterable(byNode.entrySet())
                .concatMap(node -> nodes.strike(node.getKey(), node.getValue()))
                .then();
    }

    private List<Leaving> left(Stay stay) {
        synchronized (room) {
            return stay.leaving();
        }
    }

    private void haveLeft() {
        for (Visit visit : leaving) {
            room.remove(visit.stay());
            visit.answer(MonoSink::success);
        }
        leaving.clear();
    }

    private Mono<Void> enter(NodeLease lease) {
        return Mono.defer(
                () -> entering.isEmpty() ? Mono.empty() : lease.standing().flatMap(this::enter));
    }

    private Mono<Void> enter(String node) {
        List<Entering> connections = new ArrayList<>(entering.size());
        List<Held> held = new ArrayList<>(entering.size());
        synchronized (room) {
            for (Visit visit : entering) {
                visit.stay().sentAs(node);
                connections.add(visit.stay().entering(visit.status()));
                held.add(visit.stay().held(channel));
            }
        }
        return nodes.note(node, held)
                .then(presence.enter(channel, node, connections))
                .map(entered -> haveEntered(node, entered))
                .switchIfEmpty(Mono.fromSupplier(() -> noChannel()))
                .flatMap(refused -> nodes.strike(node, refused));
    }

    private List<Held> haveEntered(String node, Entered entered) {
        List<Held> refused = new ArrayList<>();
        for (int i = 0; i < entering.size(); i++) {
            Visit visit = entering.get(i);
            char code = entered.codes().charAt(i);
            if (code == 'h') {
                room.stored(visit.stay(), node, visit.status(), entered.nowMillis());
                visit.answer(MonoSink::success);
            } else {
                refused.add(visit.stay().held(channel));
                room.remove(visit.stay());
                Reason reason = code == 'f' ? Reason.TOO_MANY_DEVICES : Reason.NOT_A_MEMBER;
                UserId user = UserId.of(visit.stay().user);
                visit.answer(waiting -> waiting.error(new ForbiddenException(channel, user, reason)));
            }
        }
        entering.clear();
        return refused;
    }

    private List<Held> noChannel() {
        List<Held> all = new ArrayList<>();
        for (Stay stay : room.clear()) {
            all.add(stay.held(channel));
            stay.takeWaiting().forEach(this::notFound);
        }
        entering.forEach(visit -> visit.answer(this::notFound));
        entering.clear();
        return all.size() <= PresenceStore.BATCH ? all : all.subList(0, PresenceStore.BATCH);
    }

    private void notFound(MonoSink<Void> waiting) {
        waiting.error(new ChannelNotFoundException(channel.value()));
    }

    private void failed(Throwable reason) {
        List<Stay> again = new ArrayList<>();
        for (List<Visit> visits : List.of(leaving, entering)) {
            for (Visit visit : visits) {
                again.add(visit.stay());
                visit.answer(waiting -> waiting.error(reason));
            }
        }
        room.undo(again);
    }
}
