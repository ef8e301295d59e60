package io.github.confab.chat.memory;

import io.github.confab.chat.error.SessionExpiredException;
import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.SessionInfo;
import io.github.confab.chat.model.SessionToken;
import io.github.confab.chat.model.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One session; guarded by its {@link SessionBook}. */
final class SessionState {

    private static final Duration IDLE = Duration.ofMinutes(30);

    /** How long a session lives, however busy. */
    static final Duration LONGEST = Duration.ofHours(12);

    final SessionId id;
    final User user;
    final String device;
    final Instant createdAt;
    volatile SessionToken token;

    private final List<Lifetime> clients = new ArrayList<>();
    private Instant seen;
    private boolean ended;

    SessionState(SessionId id, User user, String device, SessionToken token, Instant now) {
        this.id = id;
        this.user = user;
        this.device = device;
        this.token = token;
        this.createdAt = now;
        this.seen = now;
    }

    void join(Lifetime client, Instant now) {
        seen = now;
        clients.add(client);
    }

    void leave(Lifetime client, Instant now) {
        seen = now;
        clients.remove(client);
    }

    boolean isAlive(Instant now) {
        return !ended && now.isBefore(expiresAt(now));
    }

    /** Who has a client is being seen. */
    private Instant seenAt(Instant now) {
        return clients.isEmpty() ? seen : now;
    }

    private Instant expiresAt(Instant now) {
        Instant latest = createdAt.plus(LONGEST);
        Instant idle = seenAt(now).plus(IDLE);
        return idle.isBefore(latest) ? idle : latest;
    }

    SessionInfo info(Instant now, boolean current) {
        return new SessionInfo(id, device, createdAt, seenAt(now), expiresAt(now), current);
    }

    /** What tells its clients, but for one that may stay; to be run outside of all locks. */
    Runnable ending(boolean forEver, Lifetime butFor) {
        ended |= forEver;
        List<Lifetime> told = new ArrayList<>(clients);
        told.remove(butFor);
        clients.removeAll(told);
        return () -> told.forEach(client -> client.end(SessionExpiredException::new));
    }
}
