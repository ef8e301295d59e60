package io.github.confab.chat;

import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/** The people who can chat. Safe for use by many threads. */
public interface Users {

    /**
     * Creates an account.
     *
     * @param username a unique name; see {@link io.github.confab.chat.model.Username} for the rules
     * @return a Mono that
     *     <ul>
     *       <li>emits the new user, then completes;
     *       <li>errors with {@link io.github.confab.chat.error.NameTakenException} if somebody has that name or one
     *           that counts as the same, with {@link io.github.confab.chat.error.UnavailableException} if the store
     *           does not answer (find the name before you try again);
     *       <li>on cancel the account may exist.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if the name breaks a rule
     */
    Mono<User> create(String username);

    /**
     * @param id a user's id
     * @return a Mono that
     *     <ul>
     *       <li>emits the user, then completes; completes empty if there is none;
     *       <li>errors with {@link io.github.confab.chat.error.UnavailableException} if the store does not answer;
     *       <li>on cancel drops the answer.
     *     </ul>
     */
    Mono<User> get(UserId id);

    /**
     * @param username a name, in any form that counts as the same
     * @return a Mono as of {@link #get(UserId)}
     * @throws io.github.confab.chat.model.InvalidArgumentException if the name breaks a rule
     */
    Mono<User> find(String username);
}
