package io.github.confab.chat.lettuce.engine.account;

import io.github.confab.chat.error.InvalidCredentialsException;
import io.github.confab.chat.error.OverloadedException;
import io.github.confab.chat.error.SessionExpiredException;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.redis.NewSession;
import io.github.confab.chat.lettuce.redis.SessionLink;
import io.github.confab.chat.lettuce.redis.StoredCredential;
import io.github.confab.chat.model.Login;
import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.SessionToken;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Lets people in: by a password, or by the token of a session. */
final class Entrance {

    /** Whoever is not known takes the same steps as who is; no account has this id. */
    private static final StoredCredential NOBODY = new StoredCredential(UserId.SYSTEM, "", "", "0", false);

    private final AccountStores stores;
    private final PasswordDesk passwords;
    private final Attempts attempts;
    private final NewSession.Limits limits;
    private final Secrets secrets;

    Entrance(
            AccountStores stores,
            PasswordDesk passwords,
            Attempts attempts,
            NewSession.Limits limits,
            Secrets secrets) {
        this.stores = stores;
        this.passwords = passwords;
        this.attempts = attempts;
        this.limits = limits;
        this.secrets = secrets;
    }

    /**
     * What cannot be guessed.
     *
     * @param ids gives a new id at each call
     * @param tokens gives a new token at each call
     */
    record Secrets(Supplier<String> ids, Supplier<SessionToken> tokens) {}

    Mono<Admission> login(Login login) {
        Username name = login.credentials().username();
        Password password = login.credentials().password();
        if (passwords.isFull()) {
            // before it is counted: it was not the user's fault
            return Mono.error(new OverloadedException("log in"));
        }
        return attempts.login(name, login.source())
                .then(Mono.defer(() -> credential(name)))
                .flatMap(found -> passwords
                        .matches(password, found.passwordHash())
                        .filter(right -> right && found.active())
                        .flatMap(right -> attempts.succeeded(name)
                                .then(Mono.defer(() -> refreshed(found, password)))
                                .then(Mono.defer(() -> opened(found, login)))))
                .switchIfEmpty(Mono.error(InvalidCredentialsException::new));
    }

    private Mono<StoredCredential> credential(Username name) {
        return stores.names()
                .find(name.skeleton())
                .map(claim -> UserId.of(claim.holder()))
                .defaultIfEmpty(NOBODY.user())
                .flatMap(id -> stores.credentials().read(id))
                .filter(found -> Names.same(name, found.username()))
                .defaultIfEmpty(NOBODY);
    }

    /** A password that was hashed with less than is used now is hashed again; that it fails is no reason to stay out. */
    private Mono<Void> refreshed(StoredCredential found, Password password) {
        if (!passwords.isOutdated(found.passwordHash())) {
            return Mono.empty();
        }
        return passwords
                .hash(password)
                .flatMap(hash -> stores.credentials().rehash(found, hash))
                .onErrorComplete()
                .then();
    }

    /** Completes empty if the password was changed, or the account deactivated, since it was checked. */
    private Mono<Admission> opened(StoredCredential found, Login login) {
        SessionToken token = secrets.tokens().get();
        SessionId id = SessionId.of(secrets.ids().get());
        NewSession session = new NewSession(found.user(), id, Digests.of(token), login.device(), limits);
        Author author = new Author(found.user(), found.username(), false);
        return stores.sessions()
                .open(session, found.version())
                .filter(open -> open)
                .map(open -> new Admission(author, id, login.device(), token));
    }

    Mono<Admission> resume(SessionToken token) {
        if (!token.isWellFormed()) {
            return Mono.error(new SessionExpiredException("resume"));
        }
        String hash = Digests.of(token);
        return stores.sessions()
                .find(hash)
                .flatMap(link -> admitted(link, token, hash))
                .switchIfEmpty(Mono.error(() -> new SessionExpiredException("resume")));
    }

    private Mono<Admission> admitted(SessionLink link, SessionToken token, String hash) {
        return stores.sessions()
                .touch(link, hash)
                .map(seen -> new Admission(
                        new Author(link.user(), seen.username(), false), link.session(), seen.device(), token));
    }
}
