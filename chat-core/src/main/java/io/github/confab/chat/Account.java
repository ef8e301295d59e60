package io.github.confab.chat;

import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.Profile;
import io.github.confab.chat.model.ProfileUpdate;
import reactor.core.publisher.Mono;

/**
 * A user's own account. Safe for use by many threads.
 *
 * <p>Every method errors with {@link io.github.confab.chat.error.UserNotFoundException} if the account is gone (the
 * application itself has none), with {@link io.github.confab.chat.error.UnavailableException} if the store does not
 * answer, with {@link io.github.confab.chat.error.ClientClosedException} after the client was closed, and with
 * {@link io.github.confab.chat.error.SessionExpiredException} after its session has ended.
 */
public interface Account {

    /**
     * @return a Mono that
     *     <ul>
     *       <li>emits what this user shows of themselves, then completes;
     *       <li>on cancel drops the answer.
     *     </ul>
     */
    Mono<Profile> profile();

    /**
     * @param update what changes
     * @return a Mono as of {@link Users#update}
     */
    Mono<Profile> update(ProfileUpdate update);

    /**
     * Changes the password. Every other session of this user ends, and every other client of this session; this client
     * goes on, with a new {@link Sessions#token()}: the old one opens nothing any more.
     *
     * @param current the present one; attempts are limited as at {@link Chat#login(io.github.confab.chat.model.Login)}
     * @param next the new one
     * @return a Mono that
     *     <ul>
     *       <li>emits nothing and completes when only the new password counts;
     *       <li>errors with {@link io.github.confab.chat.error.InvalidCredentialsException} if {@code current} is wrong,
     *           with {@link io.github.confab.chat.error.RateLimitedException} after too many attempts, with
     *           {@link io.github.confab.chat.error.OverloadedException} if too many passwords wait to be hashed;
     *       <li>on cancel it may be changed.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code next} is weak
     */
    Mono<Void> changePassword(Password current, Password next);
}
