package io.github.confab.chat;

import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.SessionInfo;
import io.github.confab.chat.model.SessionToken;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where a user is logged in, and the session of one client. Safe for use by many threads.
 *
 * <p>A session that ends takes its clients with it, in every process: within a second while pushes arrive, within 10
 * seconds at worst. Their subscriptions and later calls error with
 * {@link io.github.confab.chat.error.SessionExpiredException}.
 *
 * <p>Every method errors with {@link io.github.confab.chat.error.UnavailableException} if the store does not answer, with
 * {@link io.github.confab.chat.error.ClientClosedException} after the client was closed, and with
 * {@link io.github.confab.chat.error.SessionExpiredException} after its session has ended. All are safe to repeat.
 */
public interface Sessions {

    /** The session of this client; empty if it acts without a login. */
    Optional<SessionId> current();

    /**
     * What opens the session of this client again, by {@link Chat#resume}; empty if it acts without a login. Another one
     * after {@link Account#changePassword}.
     */
    Optional<SessionToken> token();

    /**
     * @return a Flux that
     *     <ul>
     *       <li>emits the sessions of this user that have not ended, at most 10 (or what the options say), newest first,
     *           then completes;
     *       <li>on cancel drops the rest.
     *     </ul>
     */
    Flux<SessionInfo> list();

    /**
     * Ends a session of this user, also the one of this client.
     *
     * @param session which
     * @return a Mono that
     *     <ul>
     *       <li>emits whether that was a change (false: this user has no such session), then completes;
     *       <li>on cancel it may have ended.
     *     </ul>
     */
    Mono<Boolean> revoke(SessionId session);

    /**
     * Ends all sessions of this user but the one of this client.
     *
     * @return a Mono that
     *     <ul>
     *       <li>emits how many ended, then completes;
     *       <li>on cancel they may have ended.
     *     </ul>
     */
    Mono<Integer> revokeOthers();

    /**
     * Ends all sessions of this user.
     *
     * @return a Mono as of {@link #revokeOthers()}
     */
    Mono<Integer> revokeAll();
}
