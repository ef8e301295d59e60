package io.github.confab.chat.memory;

import io.github.confab.chat.OwnPresence;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/** How a client is seen. */
final class MemoryOwnPresence implements OwnPresence {

    private final Session session;
    private final Visits visits;

    MemoryOwnPresence(Session session, Visits visits) {
        this.session = session;
        this.visits = visits;
    }

    @Override
    public Mono<Integer> appear(PresenceStatus status) {
        Arguments.present("presence status", status);
        return session.lifetime()
                .ask(
                        "appear",
                        () -> enter(
                                session.store().directory().of(session.user().id()), status));
    }

    @Override
    public Mono<Integer> appear(Collection<ChannelId> channels, PresenceStatus status) {
        Arguments.present("presence status", status);
        Arguments.present("channels", channels).forEach(channel -> Arguments.present("channel id", channel));
        List<ChannelId> wanted = List.copyOf(channels);
        return session.lifetime().ask("appear", () -> enter(wanted, status));
    }

    @Override
    public Mono<Integer> status(PresenceStatus status) {
        Arguments.present("presence status", status);
        return session.lifetime().ask("change the status", () -> enter(visits.here(), status));
    }

    private int enter(Collection<ChannelId> channels, PresenceStatus status) {
        int entered = 0;
        for (ChannelId channel : channels) {
            try {
                visits.enter(session.store().directory().channel(channel), status);
                entered++;
            } catch (ChannelNotFoundException | ForbiddenException passed) {
                // it is not for this user, or not any more
            }
        }
        return session.user().id().equals(UserId.SYSTEM) ? 0 : entered;
    }

    @Override
    public Mono<Void> invisible() {
        return session.lifetime()
                .ask("become invisible", () -> {
                    visits.leaveAll();
                    return true;
                })
                .then();
    }

    @Override
    public Mono<Instant> lastSeen(UserId user) {
        Arguments.present("user id", user);
        return session.lifetime()
                .ask(
                        "ask who was last seen",
                        () -> session.store().directory().lastSeen().of(user))
                .flatMap(Mono::justOrEmpty);
    }
}
