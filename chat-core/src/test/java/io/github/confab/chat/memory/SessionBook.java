package io.github.confab.chat.memory;

import io.github.confab.chat.error.SessionExpiredException;
import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.SessionInfo;
import io.github.confab.chat.model.SessionToken;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** All sessions of a store. */
final class SessionBook {

    private static final int MOST_PER_USER = 10;
    private static final int TOKEN_BYTES = 32;

    /** Nobody: every client of a session is told of its end. */
    private static final Lifetime NONE = new Lifetime();

    private final List<SessionState> sessions = new ArrayList<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private int count;

    SessionBook(Clock clock) {
        this.clock = clock;
    }

    SessionState open(User user, String device) {
        List<Runnable> endings = new ArrayList<>();
        SessionState opened;
        synchronized (this) {
            forgetEnded();
            List<SessionState> own = of(user.id());
            for (int i = 0; own.size() - i >= MOST_PER_USER; i++) {
                endings.add(own.get(i).ending(true, NONE));
            }
            forgetEnded();
            opened = new SessionState(SessionId.of("s" + ++count), user, device, newToken(), clock.instant());
            sessions.add(opened);
        }
        endings.forEach(Runnable::run);
        return opened;
    }

    synchronized SessionState resume(SessionToken token) {
        return sessions.stream()
                .filter(session -> session.token.equals(token) && session.isAlive(clock.instant()))
                .findFirst()
                .orElseThrow(() -> new SessionExpiredException("resume"));
    }

    synchronized void join(SessionState session, Lifetime client) {
        session.join(client, clock.instant());
        client.onClose(() -> leave(session, client));
    }

    private synchronized void leave(SessionState session, Lifetime client) {
        session.leave(client, clock.instant());
    }

    synchronized List<SessionInfo> list(UserId user, Optional<SessionId> current) {
        Instant now = clock.instant();
        return of(user).stream()
                .filter(session -> session.isAlive(now))
                .map(session ->
                        session.info(now, current.filter(session.id::equals).isPresent()))
                .sorted(Comparator.comparing(SessionInfo::createdAt).reversed())
                .toList();
    }

    /** Ends those of a user that are meant, and gives how many. */
    int end(UserId user, Predicate<SessionId> meant) {
        List<Runnable> endings = new ArrayList<>();
        synchronized (this) {
            forgetEnded();
            of(user).stream()
                    .filter(session -> meant.test(session.id))
                    .forEach(session -> endings.add(session.ending(true, NONE)));
            forgetEnded();
        }
        endings.forEach(Runnable::run);
        return endings.size();
    }

    /** Another token, which other clients of the session do not have. */
    void renew(SessionState session, Lifetime keeper) {
        Runnable ending;
        synchronized (this) {
            session.token = newToken();
            ending = session.ending(false, keeper);
        }
        ending.run();
    }

    /** Tells the clients of a session that has come to its end by itself. */
    void expire(SessionState session) {
        Runnable ending = () -> {};
        synchronized (this) {
            if (!session.isAlive(clock.instant())) {
                ending = session.ending(true, NONE);
            }
        }
        ending.run();
    }

    private void forgetEnded() {
        Instant now = clock.instant();
        sessions.removeIf(session -> !session.isAlive(now));
    }

    private List<SessionState> of(UserId user) {
        return sessions.stream()
                .filter(session -> session.user.id().equals(user))
                .toList();
    }

    private SessionToken newToken() {
        byte[] bits = new byte[TOKEN_BYTES];
        random.nextBytes(bits);
        return SessionToken.ofRandom(bits);
    }
}
