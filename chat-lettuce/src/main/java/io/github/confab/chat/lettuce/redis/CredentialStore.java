package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Passwords, as hashes, and whether an account is in use. */
public interface CredentialStore {

    /** Emits what a password is checked against, or completes empty if there is no such user. */
    Mono<StoredCredential> read(UserId user);

    /**
     * Sets a password for somebody who need not know the old one; all sessions end.
     *
     * @return completes; errors with {@link io.github.confab.chat.error.UserNotFoundException}
     */
    Mono<Void> reset(UserId user, String passwordHash);

    /**
     * Changes a password; all sessions end but the one to keep, which gets another token.
     *
     * @param checked what the present password was checked against
     * @param passwordHash the new one
     * @return emits true; false if the password was changed meanwhile; completes empty if the session to keep has ended
     */
    Mono<Boolean> change(StoredCredential checked, String passwordHash);

    /** The same, from a session. */
    Mono<Boolean> change(StoredCredential checked, String passwordHash, Kept kept);

    /** The same password under a better hash; emits false if it was changed meanwhile. */
    Mono<Boolean> rehash(StoredCredential checked, String passwordHash);

    /** Emits whether that was a change; sessions end unless the account becomes active. */
    Mono<Boolean> state(UserId user, StoredUser.State state);

    /**
     * The session that a password is changed from.
     *
     * @param session which
     * @param tokenHash of its present token
     * @param nextTokenHash of its next one
     * @param longest how long the next token is good for at most
     */
    record Kept(SessionId session, String tokenHash, String nextTokenHash, Duration longest) {}
}
