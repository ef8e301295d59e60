package io.github.confab.chat.lettuce.engine.account;

import io.github.confab.chat.Account;
import io.github.confab.chat.error.InvalidCredentialsException;
import io.github.confab.chat.error.SessionExpiredException;
import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.CredentialStore.Kept;
import io.github.confab.chat.lettuce.redis.StoredCredential;
import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.Profile;
import io.github.confab.chat.model.ProfileUpdate;
import io.github.confab.chat.model.SessionToken;
import io.github.confab.chat.model.Username;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The {@link Account} of a client's user. */
final class OwnAccount implements Account {

    private static final String CHANGE = "change the password";

    private final Author author;
    private final Optional<LiveSession> session;
    private final FrontDesk desk;
    private final OpenGuard guard;

    OwnAccount(Author author, Optional<LiveSession> session, FrontDesk desk, OpenGuard guard) {
        this.author = author;
        this.session = session;
        this.desk = desk;
        this.guard = guard;
    }

    @Override
    public Mono<Profile> profile() {
        return guard.whileOpen(
                "read the own profile",
                () -> desk.stores().profiles().read(author.id()).switchIfEmpty(nobody()));
    }

    @Override
    public Mono<Profile> update(ProfileUpdate update) {
        Arguments.present("profile update", update);
        return guard.whileOpen(
                "change the own profile", () -> desk.stores().profiles().update(author.id(), update));
    }

    @Override
    public Mono<Void> changePassword(Password current, Password next) {
        Arguments.present("current password", current);
        Arguments.present("next password", next);
        if (author.trusted()) {
            return guard.whileOpen(CHANGE, this::nobody);
        }
        Username name = Username.of(author.username());
        next.refuseIfWeak(name);
        return guard.whileOpen(CHANGE, () -> desk.attempts()
                .password(name)
                .then(Mono.defer(() -> desk.stores().credentials().read(author.id())))
                .switchIfEmpty(nobody())
                .flatMap(found -> checked(found, current, name))
                .flatMap(found -> desk.passwords().hash(next).flatMap(hash -> changed(found, hash)))
                .filter(done -> done)
                .switchIfEmpty(Mono.error(InvalidCredentialsException::new))
                .then());
    }

    /** Completes empty if the password is wrong. */
    private Mono<StoredCredential> checked(StoredCredential found, Password current, Username name) {
        return desk.passwords()
                .matches(current, found.passwordHash())
                .filter(right -> right && found.active())
                .flatMap(right -> desk.attempts().succeeded(name).thenReturn(found));
    }

    private Mono<Boolean> changed(StoredCredential found, String hash) {
        return session.map(live -> changed(found, hash, live))
                .orElseGet(() -> desk.stores().credentials().change(found, hash));
    }

    private Mono<Boolean> changed(StoredCredential found, String hash, LiveSession live) {
        SessionToken present = live.token();
        SessionToken next = desk.newToken();
        Kept kept = new Kept(live.id(), Digests.of(present), Digests.of(next), desk.longestSession());
        live.expect(next);
        return desk.stores()
                .credentials()
                .change(found, hash, kept)
                .switchIfEmpty(Mono.error(() -> new SessionExpiredException(CHANGE)))
                .doOnNext(done -> live.settle(done ? next : present));
    }

    private <T> Mono<T> nobody() {
        return Mono.error(() -> new UserNotFoundException(author.id().value()));
    }
}
