package io.github.confab.chat;

import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/**
 * Who may come into a channel, who may not, and what members may do. Safe for use by many threads.
 *
 * <p>Moderators, the owner and the application itself may all of this, but not to somebody whose {@link Role} is their
 * own or above. Who may invite is said by the channel's {@link io.github.confab.chat.model.ChannelPolicy}. Times are by
 * the clock of the Redis server; a ban or mute that has ended binds nobody, with no further act.
 *
 * <p>Every method gives a Mono that emits whether that was a change, then completes; errors with
 * {@link io.github.confab.chat.error.ForbiddenException} (in a direct channel: always), with
 * {@link io.github.confab.chat.error.ChannelNotFoundException}, {@link io.github.confab.chat.error.UnavailableException}
 * and {@link io.github.confab.chat.error.ClientClosedException} as in {@link Members}; on cancel it may be done. All are
 * safe to repeat.
 */
public interface Moderation {

    /**
     * Lets a user join, once: joining uses the invitation up.
     *
     * @param user who may join; inviting a member, or somebody who is invited already, changes nothing
     * @return a Mono as said above; {@code Reason.BANNED} if that user is banned
     */
    Mono<Boolean> invite(UserId user);

    /**
     * Takes an invitation back. Who gave it may, and moderators.
     *
     * @param user who was invited
     * @return a Mono as said above
     */
    Mono<Boolean> uninvite(UserId user);

    /**
     * Keeps a user out: ends the membership (and with it the role) and any invitation, and ends the user's subscriptions in
     * all processes, at once as a rule, else at the next idle check. Banning again sets another end.
     *
     * @param user who; need not be a member
     * @param term how long
     * @return a Mono as said above; it always is a change
     */
    Mono<Boolean> ban(UserId user, Term term);

    /**
     * Ends a ban. The user is no member by that.
     *
     * @param user who
     * @return a Mono as said above
     */
    Mono<Boolean> unban(UserId user);

    /**
     * Lets a user read only. Leaving and coming back does not end it; muting again sets another end.
     *
     * @param user who; need not be a member
     * @param term how long
     * @return a Mono as said above; it always is a change
     */
    Mono<Boolean> mute(UserId user, Term term);

    /**
     * Ends a mute.
     *
     * @param user who
     * @return a Mono as said above
     */
    Mono<Boolean> unmute(UserId user);

    /**
     * Gives a member another role, below one's own. The owner and the application may also make another member the owner:
     * the former owner is a moderator then. If the application gives the owner a lower role, the channel is the
     * application's.
     *
     * @param user a member
     * @param role the role
     * @return a Mono as said above; {@code Reason.NOT_A_MEMBER} if that user is none
     */
    Mono<Boolean> assign(UserId user, Role role);

    /** What is in force: bans and invitations. */
    ModerationRecords records();
}
