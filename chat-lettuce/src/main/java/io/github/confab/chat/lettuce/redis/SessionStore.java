package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.SessionInfo;
import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The sessions. Tokens are known by their SHA-256 only. */
public interface SessionStore {

    /**
     * Begins a session; the oldest of too many ends.
     *
     * @param session the new one
     * @param credentialVersion of the password that was checked
     * @return emits true; false if the password was changed, or the account deactivated, since it was checked
     */
    Mono<Boolean> open(NewSession session, String credentialVersion);

    /** Emits which session a token belongs to, alive or not, or completes empty. */
    Mono<SessionLink> find(String tokenHash);

    /** The session has been seen now; completes empty if it has ended, or this is no longer its token. */
    Mono<SessionSeen> touch(SessionLink session, String tokenHash);

    /**
     * @param current the one that asks
     * @return emits the sessions that are alive, newest first
     */
    Mono<List<SessionInfo>> list(UserId user, Optional<SessionId> current);

    /** Ends one session, and emits whether that was a change. */
    Mono<Boolean> end(UserId user, SessionId session);

    /** Ends all sessions of a user but one, if there is one to keep, and emits how many. */
    Mono<Integer> endOthers(UserId user, Optional<SessionId> keep);
}
