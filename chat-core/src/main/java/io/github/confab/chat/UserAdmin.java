package io.github.confab.chat;

import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/**
 * What an operator does with the accounts of others. It checks no rights: give it to nobody else. Safe for use by many
 * threads.
 *
 * <p>Every method errors with {@link io.github.confab.chat.error.UserNotFoundException} if there is no such account, with
 * {@link io.github.confab.chat.error.UnavailableException} if the store does not answer, and with
 * {@link io.github.confab.chat.error.ClientClosedException} after the chat was closed. All are safe to repeat. Sessions
 * end as {@link ChatClient#logout()} says; clients from {@link Chat#actAs} have none, and are the application's to close.
 */
public interface UserAdmin {

    /**
     * Sets a password, also for an account that had none; the user need not know the old one. All sessions of the user
     * end.
     *
     * @param user who
     * @param password the new one
     * @return a Mono that
     *     <ul>
     *       <li>emits nothing and completes when only the new password counts;
     *       <li>errors with {@link io.github.confab.chat.model.InvalidArgumentException} if the password is weak for this
     *           user, with {@link io.github.confab.chat.error.OverloadedException} if too many wait to be hashed;
     *       <li>on cancel it may be set.
     *     </ul>
     */
    Mono<Void> setPassword(UserId user, Password password);

    /**
     * Ends all sessions of a user, who may log in again.
     *
     * @param user who
     * @return a Mono that
     *     <ul>
     *       <li>emits how many ended, then completes;
     *       <li>on cancel they may have ended.
     *     </ul>
     */
    Mono<Integer> endSessions(UserId user);

    /**
     * Lets nobody in as this user, and ends all sessions. Messages, memberships and the name stay.
     *
     * @param user who
     * @return a Mono that
     *     <ul>
     *       <li>emits whether that was a change, then completes;
     *       <li>on cancel it may be done.
     *     </ul>
     */
    Mono<Boolean> deactivate(UserId user);

    /**
     * Lets a deactivated user in again, with the password they had.
     *
     * @param user who
     * @return a Mono as of {@link #deactivate(UserId)}
     */
    Mono<Boolean> reactivate(UserId user);

    /**
     * Erases an account for ever: name, password, profile and sessions, then memberships, read marks and the inbox. What
     * remains is a mark that there was somebody, called {@code deleted user}. Messages stay, with the author's name as it
     * was written into them, and direct channels, for the other one; the name stays taken, so that nobody can pass for
     * who had it. What they have scheduled is dropped. To erase messages too, call {@link UserContent#erase} first. If it errors, or the process dies, the account may be erased and the rest not: erasing it again
     * finishes that.
     *
     * @param user who
     * @return a Mono that
     *     <ul>
     *       <li>emits whether the account was erased now (false: it was before), then completes, when all of it is done;
     *       <li>on cancel it may be done.
     *     </ul>
     */
    Mono<Boolean> erase(UserId user);

    /** What users wrote: to hand it out, or to erase it. */
    UserContent content();
}
