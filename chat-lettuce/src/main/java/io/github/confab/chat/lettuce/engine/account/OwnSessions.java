package io.github.confab.chat.lettuce.engine.account;

import io.github.confab.chat.Sessions;
import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.SessionStore;
import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.SessionInfo;
import io.github.confab.chat.model.SessionToken;
import io.github.confab.chat.model.UserId;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The {@link Sessions} of a client's user. */
final class OwnSessions implements Sessions {

    private final UserId user;
    private final Optional<LiveSession> session;
    private final SessionStore store;
    private final OpenGuard guard;

    OwnSessions(UserId user, Optional<LiveSession> session, SessionStore store, OpenGuard guard) {
        this.user = user;
        this.session = session;
        this.store = store;
        this.guard = guard;
    }

    @Override
    public Optional<SessionId> current() {
        return session.map(LiveSession::id);
    }

    @Override
    public Optional<SessionToken> token() {
        return session.map(LiveSession::token);
    }

    @Override
    public Flux<SessionInfo> list() {
        return guard.whileOpen("list the own sessions", () -> store.list(user, current()))
                .flatMapIterable(sessions -> sessions);
    }

    @Override
    public Mono<Boolean> revoke(SessionId id) {
        Arguments.present("session id", id);
        return guard.whileOpen("revoke session " + id, () -> store.end(user, id))
                .onErrorReturn(UserNotFoundException.class, false);
    }

    @Override
    public Mono<Integer> revokeOthers() {
        return guard.whileOpen("revoke the other sessions", () -> store.endOthers(user, current()))
                .onErrorReturn(UserNotFoundException.class, 0);
    }

    @Override
    public Mono<Integer> revokeAll() {
        return guard.whileOpen("revoke all sessions", () -> store.endOthers(user, Optional.empty()))
                .onErrorReturn(UserNotFoundException.class, 0);
    }
}
