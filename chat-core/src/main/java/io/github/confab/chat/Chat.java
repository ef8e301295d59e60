package io.github.confab.chat;

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
     *       <li>errors with {@link io.github.confab.chat.error.UserNotFoundException} if there is no such account,
     *           with {@link io.github.confab.chat.error.UnavailableException} if the store does not answer, with
     *           {@link io.github.confab.chat.error.ClientClosedException} after {@link #close()};
     *       <li>on cancel drops the client.
     *     </ul>
     */
    Mono<ChatClient> actAs(UserId user);

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
