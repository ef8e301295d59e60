package io.github.confab.chat;

import io.github.confab.chat.model.Credentials;
import io.github.confab.chat.model.Profile;
import io.github.confab.chat.model.ProfileUpdate;
import io.github.confab.chat.model.Registration;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/** The people who can chat. Safe for use by many threads. */
public interface Users {

    /**
     * Creates an account without a password, for applications that log in their users themselves: nobody can log in to it
     * by {@link Chat#login}.
     *
     * @param username a unique name; see {@link io.github.confab.chat.model.Username} for the rules
     * @return a Mono that
     *     <ul>
     *       <li>emits the new user, then completes;
     *       <li>errors with {@link io.github.confab.chat.error.NameTakenException} if somebody has that name, one
     *           that counts as the same, or one that looks the same, with {@link io.github.confab.chat.error.UnavailableException} if the store
     *           does not answer (find the name before you try again);
     *       <li>on cancel the account may exist.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if the name breaks a rule
     */
    Mono<User> create(String username);

    /**
     * Creates an account with a password. If a source is given, 5 are created for it in an hour at most.
     *
     * @param registration name, password and source
     * @return a Mono that
     *     <ul>
     *       <li>emits the new user, then completes;
     *       <li>errors as {@link #create(String)}, with {@link io.github.confab.chat.error.RateLimitedException} if the
     *           source asked too often, with {@link io.github.confab.chat.error.OverloadedException} if too many
     *           passwords wait to be hashed;
     *       <li>on cancel the account may exist.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code registration} is null
     */
    Mono<User> register(Registration registration);

    /**
     * Creates an account with a password, asked for from an unknown source.
     *
     * @param credentials name and password
     * @return as {@link #register(Registration)}
     * @throws io.github.confab.chat.model.InvalidArgumentException if the password is weak
     */
    default Mono<User> register(Credentials credentials) {
        return register(Registration.of(credentials));
    }

    /**
     * @param id a user's id
     * @return a Mono that
     *     <ul>
     *       <li>emits the user, then completes; completes empty if there is none. Whoever was erased is called
     *           {@code deleted user}, which is nobody's name;
     *       <li>errors with {@link io.github.confab.chat.error.UnavailableException} if the store does not answer;
     *       <li>on cancel drops the answer.
     *     </ul>
     */
    Mono<User> get(UserId id);

    /**
     * @param username a name, in any form that counts as the same; one that only looks the same finds nobody
     * @return a Mono as of {@link #get(UserId)}
     * @throws io.github.confab.chat.model.InvalidArgumentException if the name breaks a rule
     */
    Mono<User> find(String username);

    /**
     * @param user who
     * @return a Mono that
     *     <ul>
     *       <li>emits what the user shows of themselves, then completes; completes empty if there is no such user. Who was
     *           erased shows nothing;
     *       <li>errors with {@link io.github.confab.chat.error.UnavailableException} if the store does not answer;
     *       <li>on cancel drops the answer.
     *     </ul>
     */
    Mono<Profile> profile(UserId user);

    /**
     * Changes a profile for its user.
     *
     * @param user who
     * @param update what changes
     * @return a Mono that
     *     <ul>
     *       <li>emits the profile after the change, then completes;
     *       <li>errors with {@link io.github.confab.chat.error.UserNotFoundException} if there is no such user, with
     *           {@link io.github.confab.chat.error.UnavailableException} if the store does not answer, with
     *           {@link io.github.confab.chat.model.MessageTooLargeException} if the attributes would be too many or too
     *           large together;
     *       <li>on cancel it may be changed.
     *     </ul>
     */
    Mono<Profile> update(UserId user, ProfileUpdate update);

    /** What an operator does with accounts: passwords, deactivation, erasure. Not for users. */
    UserAdmin admin();
}
