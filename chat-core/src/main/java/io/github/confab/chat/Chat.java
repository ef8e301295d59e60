package io.github.confab.chat;

import io.github.confab.chat.model.Credentials;
import io.github.confab.chat.model.Login;
import io.github.confab.chat.model.SessionToken;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/**
 * The running chat inside one JVM. Any number of users act through it. Safe for use by many threads; one instance per
 * application is enough.
 */
public interface Chat {

    /** The people who can chat. */
    Users users();

    /**
     * Acts as a user that the application has authenticated itself.
     *
     * @param user who acts
     * @return a Mono that
     *     <ul>
     *       <li>emits a client for that user, then completes;
     *       <li>errors with {@link io.github.confab.chat.error.UserNotFoundException} if there is no such account, with
     *           {@link io.github.confab.chat.error.UserDeactivatedException} if it is deactivated,
     *           with {@link io.github.confab.chat.error.UnavailableException} if the store does not answer, with
     *           {@link io.github.confab.chat.error.ClientClosedException} after {@link #close()};
     *       <li>on cancel drops the client.
     *     </ul>
     */
    Mono<ChatClient> actAs(UserId user);

    /**
     * Logs somebody in who has an account with a password: begins a session of 12 hours at most, which ends after 30
     * minutes without a client (both are options). Of more than 10 sessions of one user the oldest ends.
     *
     * <p>Attempts are limited: per account 10 in 15 minutes, with a growing pause from the fifth on, counted anew after
     * a success; per source, if it is given, 20 a minute.
     *
     * @param login name, password, device and source
     * @return a Mono that
     *     <ul>
     *       <li>emits a client with a new session, then completes; its {@link Sessions#token()} opens the session again;
     *       <li>errors with {@link io.github.confab.chat.error.InvalidCredentialsException} if there is no such account,
     *           the password is wrong or the account deactivated: with the same text, after the same time; with
     *           {@link io.github.confab.chat.error.RateLimitedException} after too many attempts, with
     *           {@link io.github.confab.chat.error.OverloadedException} if too many passwords wait to be checked, with
     *           {@link io.github.confab.chat.error.UnavailableException} if the store does not answer, with
     *           {@link io.github.confab.chat.error.ClientClosedException} after {@link #close()};
     *       <li>on cancel a session may have begun; it ends by itself.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code login} is null
     */
    Mono<ChatClient> login(Login login);

    /**
     * Logs in from an unknown device and source.
     *
     * @param credentials name and password
     * @return as {@link #login(Login)}
     */
    default Mono<ChatClient> login(Credentials credentials) {
        return login(Login.of(credentials));
    }

    /**
     * Opens a session again, in this or another process.
     *
     * @param token of the session
     * @return a Mono that
     *     <ul>
     *       <li>emits another client of that session, then completes; the session counts as seen now;
     *       <li>errors with {@link io.github.confab.chat.error.SessionExpiredException} if the session has ended or there
     *           is none with this token, with {@link io.github.confab.chat.error.UnavailableException} if the store does
     *           not answer, with {@link io.github.confab.chat.error.ClientClosedException} after {@link #close()};
     *       <li>on cancel drops the client.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code token} is null
     */
    Mono<ChatClient> resume(SessionToken token);

    /**
     * The embedding application itself: trusted, allowed everything, member of nothing. Imports, bots and workers act
     * through it. Its messages are by {@link UserId#SYSTEM}.
     *
     * @return the client; the same one at every call
     */
    ChatClient system();

    /**
     * Closes everything that this chat has opened, and nothing that it was given.
     *
     * @return a Mono that
     *     <ul>
     *       <li>emits nothing and completes within 5 seconds, when every pending publish has its outcome, every
     *           subscription has ended and every connection is closed;
     *       <li>never errors; closing again completes too;
     *       <li>goes on in the background on cancel.
     *     </ul>
     *     Live subscriptions complete; every later call errors with
     *     {@link io.github.confab.chat.error.ClientClosedException}.
     */
    Mono<Void> close();
}
