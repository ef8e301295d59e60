package io.github.confab.chat.lettuce.engine.account;

import io.github.confab.chat.error.SessionExpiredException;
import io.github.confab.chat.lettuce.engine.base.Gate;
import io.github.confab.chat.lettuce.redis.SessionLink;
import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.SessionToken;
import io.github.confab.chat.model.UserId;
import org.jspecify.annotations.Nullable;

/** The session of one client in this process. Safe for use by many threads. */
public final class LiveSession {

    private final SessionLink link;
    private final Gate gate;
    private volatile Tokens tokens;

    /**
     * The token that counts.
     *
     * @param present what counts, as far as is known
     * @param next what is about to count instead, while a password is changed
     */
    record Tokens(SessionToken present, @Nullable SessionToken next) {}

    LiveSession(Admission admission, Gate gate) {
        this.link = new SessionLink(admission.author().id(), admission.session());
        this.gate = gate;
        this.tokens = new Tokens(admission.token(), null);
    }

    SessionLink link() {
        return link;
    }

    UserId user() {
        return link.user();
    }

    public SessionId id() {
        return link.session();
    }

    public SessionToken token() {
        return tokens.present();
    }

    Tokens tokens() {
        return tokens;
    }

    /** From now on either may count: the change can be done before its answer is here. */
    synchronized void expect(SessionToken next) {
        tokens = new Tokens(tokens.present(), next);
    }

    /** This one counts. */
    synchronized void settle(SessionToken token) {
        tokens = new Tokens(token, null);
    }

    /** What runs by this client errors, and so does what comes. */
    void end() {
        gate.shutOut(SessionExpiredException::new);
    }
}
