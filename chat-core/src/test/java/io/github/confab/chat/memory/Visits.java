package io.github.confab.chat.memory;

import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ConnectionId;
import io.github.confab.chat.model.Login;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Where one client is present. */
final class Visits {

    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Session session;
    private final UserId me;
    private final ConnectionId connection;
    private final String device;
    private final Map<ChannelState, ConnectionId> seats = new ConcurrentHashMap<>();

    /** @param chat ends at once what {@code session} ends after the grace: nobody would be left to do it then */
    Visits(Session session, Lifetime chat, Optional<SessionState> login) {
        String random = UUID.randomUUID().toString().substring(0, 11);
        this.connection = ConnectionId.of(login.map(of -> of.id + "-").orElse("") + random);
        this.device = login.map(of -> of.device).orElse(Login.UNKNOWN_DEVICE);
        this.session = session;
        this.me = session.user().id();
        session.lifetime().onClose(this::leaveLater);
        if (session.lifetime() != chat) {
            chat.onClose(this::leaveAll);
        }
    }

    void enter(ChannelState channel, PresenceStatus status) {
        channel.mustBeHere(me);
        if (!me.equals(UserId.SYSTEM)) {
            ConnectionId wanted = seats.getOrDefault(channel, connection);
            ConnectionId seat = channel.roster()
                    .enter(me, wanted, device, status)
                    .orElseThrow(() -> new ForbiddenException(channel.id(), me, Reason.TOO_MANY_DEVICES));
            seats.put(channel, seat);
            if (!channel.has(me)) {
                // removed meanwhile, and the expulsion may have come too early
                channel.roster().expel(me);
            }
        }
    }

    void leave(ChannelState channel) {
        ConnectionId seat = seats.remove(channel);
        if (seat != null) {
            channel.roster().leave(me, seat);
        }
    }

    void leaveAll() {
        seats.keySet().forEach(this::leave);
    }

    /** The channels this client is seen in. */
    List<ChannelId> here() {
        return seats.entrySet().stream()
                .filter(seat -> seat.getKey().roster().has(me, seat.getValue()))
                .map(seat -> seat.getKey().id())
                .toList();
    }

    private void leaveLater() {
        seats.forEach((channel, seat) -> channel.roster().leaving(me, seat));
        try {
            session.scheduler().schedule(this::graceOver, GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            leaveAll();
        }
    }

    private void graceOver() {
        seats.forEach((channel, seat) -> channel.roster().left(me, seat));
    }
}
