package io.github.confab.examples.terminal.chat;

import io.github.confab.chat.Chat;
import io.github.confab.chat.model.Credentials;
import io.github.confab.chat.model.Login;
import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.Registration;
import io.github.confab.chat.model.Username;
import io.github.confab.examples.terminal.state.Effect;
import io.github.confab.examples.terminal.state.Event;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Performs effects, without ever waiting. Called by the one thread that draws. */
public final class Performer implements Disposable {

    private final Chat chat;
    private final Mailbox mailbox;
    private final Reasons reasons;
    private final Clock clock;
    private volatile Optional<Session> session = Optional.empty();

    /**
     * @param chat stays open
     * @param mailbox gets what comes of the effects
     * @param logFile named to users when Redis does not answer
     * @param clock tells since when
     */
    public Performer(Chat chat, Mailbox mailbox, Path logFile, Clock clock) {
        this.chat = chat;
        this.mailbox = mailbox;
        this.reasons = new Reasons(logFile);
        this.clock = clock;
    }

    /** Begins to do what is wanted. */
    public void perform(Effect effect) {
        if (effect instanceof Effect.LogIn logIn) {
            logIn(logIn);
        } else {
            session.ifPresent(open -> perform(effect, open));
        }
    }

    private void perform(Effect effect, Session open) {
        if (effect instanceof Effect.LogOut) {
            logOut(open);
        } else {
            new Calls(open).perform(effect);
        }
    }

    private void logIn(Effect.LogIn effect) {
        Mono.defer(() -> {
                    Password password = Password.of(effect.password());
                    Credentials credentials = new Credentials(Username.of(effect.name()), password);
                    Mono<?> account = effect.register()
                            ? Mono.defer(() -> chat.users().register(Registration.of(credentials)))
                            : Mono.empty();
                    return account.then(Mono.defer(
                                    () -> chat.login(Login.of(credentials).device("terminal"))))
                            .doFinally(end -> password.wipe());
                })
                .doFinally(end -> Arrays.fill(effect.password(), '\0'))
                .subscribe(
                        client -> {
                            // one that has expired
                            dispose();
                            Session begun = new Session(chat, client, mailbox, reasons, clock);
                            session = Optional.of(begun);
                            mailbox.post(new Event.LoggedIn(
                                    client.user().id(), client.user().username()));
                            begun.begin();
                        },
                        failure -> mailbox.post(new Event.LoginFailed(reasons.of(failure))));
    }

    private void logOut(Session open) {
        dispose();
        // the session ends by itself if Redis is away
        open.client.logout().onErrorResume(failure -> open.client.close()).subscribe();
        mailbox.post(new Event.LoggedOut(Optional.empty()));
    }

    @Override
    public void dispose() {
        session.ifPresent(Session::dispose);
        session = Optional.empty();
    }
}
