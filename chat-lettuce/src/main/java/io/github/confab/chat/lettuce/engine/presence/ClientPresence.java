package io.github.confab.chat.lettuce.engine.presence;

import io.github.confab.chat.OwnPresence;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.NodeStore;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The {@link OwnPresence} of one client. */
public final class ClientPresence implements OwnPresence {

    private final Visits visits;
    private final NodeStore nodes;
    private final Supplier<Flux<ChannelId>> everywhere;
    private final OpenGuard guard;

    /** @param everywhere the channels that the user is a member of */
    public ClientPresence(Visits visits, NodeStore nodes, Supplier<Flux<ChannelId>> everywhere, OpenGuard guard) {
        this.visits = visits;
        this.nodes = nodes;
        this.everywhere = everywhere;
        this.guard = guard;
    }

    @Override
    public Mono<Integer> appear(PresenceStatus status) {
        Arguments.present("presence status", status);
        return guard.whileOpen("appear", () -> enter(everywhere.get(), status));
    }

    @Override
    public Mono<Integer> appear(Collection<ChannelId> channels, PresenceStatus status) {
        Arguments.present("presence status", status);
        Arguments.present("channels", channels).forEach(channel -> Arguments.present("channel id", channel));
        List<ChannelId> wanted = List.copyOf(channels);
        return guard.whileOpen("appear", () -> enter(Flux.fromIterable(wanted), status));
    }

    @Override
    public Mono<Integer> status(PresenceStatus status) {
        Arguments.present("presence status", status);
        return guard.whileOpen("change the status", () -> enter(Flux.fromIterable(visits.here()), status));
    }

    private Mono<Integer> enter(Flux<ChannelId> channels, PresenceStatus status) {
        return channels.flatMap(channel -> entered(channel, status), Rooms.IN_FLIGHT, 1)
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> entered(ChannelId channel, PresenceStatus status) {
        int one = visits.actor().trusted() ? 0 : 1;
        return visits.enter(channel, status)
                .thenReturn(one)
                .onErrorResume(ChannelNotFoundException.class, gone -> Mono.just(0))
                .onErrorResume(ForbiddenException.class, refused -> Mono.just(0));
    }

    @Override
    public Mono<Void> invisible() {
        return guard.whileOpen("become invisible", visits::leaveAll);
    }

    @Override
    public Mono<Instant> lastSeen(UserId user) {
        Arguments.present("user id", user);
        return guard.whileOpen("ask who was last seen", () -> nodes.lastSeen(user));
    }
}
