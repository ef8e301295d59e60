package io.github.confab.chat.memory;

import io.github.confab.chat.Account;
import io.github.confab.chat.error.InvalidCredentialsException;
import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.Profile;
import io.github.confab.chat.model.ProfileUpdate;
import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** A client's own account. */
final class MemoryAccount implements Account {

    private final Session session;
    private final Optional<SessionState> login;
    private final UserId me;

    MemoryAccount(Session session, Optional<SessionState> login) {
        this.session = session;
        this.login = login;
        this.me = session.user().id();
    }

    @Override
    public Mono<Profile> profile() {
        return session.lifetime()
                .ask("read the own profile", () -> session.store().accounts().change(me, AccountState::profile));
    }

    @Override
    public Mono<Profile> update(ProfileUpdate update) {
        Arguments.present("profile update", update);
        return session.lifetime().ask("change the own profile", () -> session.store()
                .accounts()
                .change(me, account -> account.update(update)));
    }

    @Override
    public Mono<Void> changePassword(Password current, Password next) {
        Arguments.present("current password", current);
        Arguments.present("next password", next);
        if (!me.equals(UserId.SYSTEM)) {
            next.refuseIfWeak(Username.of(session.user().username()));
        }
        return session.lifetime()
                .ask("change the password", () -> session.store().accounts().change(me, account -> {
                    String name = account.name().orElseThrow().normalized();
                    session.store().tries().account(name);
                    if (!account.hasPassword(current) || !account.isActive()) {
                        throw new InvalidCredentialsException();
                    }
                    session.store().tries().succeeded(name);
                    account.setPassword(next);
                    return true;
                }))
                .doOnNext(changed -> endOthers())
                .then();
    }

    private void endOthers() {
        SessionBook book = session.store().sessions();
        Optional<SessionId> mine = login.map(state -> state.id);
        book.end(me, id -> mine.filter(id::equals).isEmpty());
        login.ifPresent(state -> book.renew(state, session.lifetime()));
    }
}
