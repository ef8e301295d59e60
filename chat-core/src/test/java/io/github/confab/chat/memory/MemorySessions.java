package io.github.confab.chat.memory;

import io.github.confab.chat.Sessions;
import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.SessionInfo;
import io.github.confab.chat.model.SessionToken;
import java.util.Optional;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A client's own sessions. */
final class MemorySessions implements Sessions {

    private final Session session;
    private final Optional<SessionState> login;

    MemorySessions(Session session, Optional<SessionState> login) {
        this.session = session;
        this.login = login;
    }

    @Override
    public Optional<SessionId> current() {
        return login.map(state -> state.id);
    }

    @Override
    public Optional<SessionToken> token() {
        return login.map(state -> state.token);
    }

    @Override
    public Flux<SessionInfo> list() {
        return session.lifetime()
                .ask(
                        "list the own sessions",
                        () -> session.store().sessions().list(session.user().id(), current()))
                .flatMapIterable(sessions -> sessions);
    }

    @Override
    public Mono<Boolean> revoke(SessionId id) {
        Arguments.present("session id", id);
        return end("revoke session " + id, id::equals).map(ended -> ended > 0);
    }

    @Override
    public Mono<Integer> revokeOthers() {
        return end(
                "revoke the other sessions", id -> current().filter(id::equals).isEmpty());
    }

    @Override
    public Mono<Integer> revokeAll() {
        return end("revoke all sessions", id -> true);
    }

    private Mono<Integer> end(String what, Predicate<SessionId> meant) {
        return session.lifetime()
                .ask(what, () -> session.store().sessions().end(session.user().id(), meant));
    }
}
