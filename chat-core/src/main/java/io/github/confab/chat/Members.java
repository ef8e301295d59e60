package io.github.confab.chat;

import io.github.confab.chat.model.Member;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/**
 * Who belongs to a channel. Kept in Redis: a membership survives restarts of this process and of Redis. Safe for use by
 * many threads.
 *
 * <p>Every method errors with {@link io.github.confab.chat.error.ChannelNotFoundException} if there is no such channel,
 * with {@link io.github.confab.chat.error.UnavailableException} if the store does not answer, and with
 * {@link io.github.confab.chat.error.ClientClosedException} after the client was closed. The changes are safe to
 * repeat. The application itself is a member of nothing: its joining and leaving change nothing.
 */
public interface Members {

    /**
     * Makes this user a member, and uses up an invitation if there is one.
     *
     * @return a Mono that
     *     <ul>
     *       <li>emits whether that was a change (false: the user was a member already), then completes;
     *       <li>errors with {@link io.github.confab.chat.error.ForbiddenException} if the user is banned, or the channel
     *           is private and the user neither invited nor its owner, or it is a direct channel of others;
     *       <li>on cancel the user may have joined.
     *     </ul>
     */
    Mono<Boolean> join();

    /**
     * Ends this user's membership, and with it the role. An owner who leaves a channel leaves it to the application
     * itself. Nobody leaves a direct channel: it only disappears from this user's {@link Conversations#list list} until
     * something new happens in it, and that is no change.
     *
     * @return a Mono that
     *     <ul>
     *       <li>emits whether that was a change, then completes;
     *       <li>on cancel the user may have left.
     *     </ul>
     */
    Mono<Boolean> leave();

    /**
     * Makes another user a member, who is not asked. Moderators and the owner may, if the channel's policy lets them
     * invite, and the application itself. Nobody can be added to a direct channel.
     *
     * @param user who
     * @return a Mono that
     *     <ul>
     *       <li>emits whether that was a change, then completes;
     *       <li>errors with {@link io.github.confab.chat.error.ForbiddenException}, also if that user is banned;
     *       <li>on cancel it may be done.
     *     </ul>
     */
    Mono<Boolean> add(UserId user);

    /**
     * Ends another user's membership, and with it the role; the user may come back as anybody may. Moderators and the owner
     * may, if that user's role is below their own, and the application itself. If it removes the owner, the channel is the
     * application's.
     *
     * @param user who
     * @return a Mono as of {@link #add(UserId)}
     */
    Mono<Boolean> remove(UserId user);

    /**
     * @param user who
     * @return a Mono that
     *     <ul>
     *       <li>emits the member, then completes; completes empty if the user is none;
     *       <li>errors with {@link io.github.confab.chat.error.ForbiddenException} as {@link #list}, except if a user
     *           asks about themselves;
     *       <li>on cancel drops the answer.
     *     </ul>
     */
    Mono<Member> get(UserId user);

    /**
     * @param user who
     * @return a Mono that
     *     <ul>
     *       <li>emits whether the user is a member, then completes;
     *       <li>errors as {@link #get};
     *       <li>on cancel drops the answer.
     *     </ul>
     */
    Mono<Boolean> contains(UserId user);

    /**
     * The members, in no order.
     *
     * @param page which page; its limit is a target that a page may exceed, or fall short of, a little
     * @return a Mono that
     *     <ul>
     *       <li>emits the page, then completes. Who is a member while all pages are read is on at least one of them;
     *           while members come and go somebody may be on two
     *       <li>errors with {@link io.github.confab.chat.error.ForbiddenException} if this user is banned, or the channel
     *           is not public and this user is not a member;
     *       <li>on cancel drops the answer.
     *     </ul>
     */
    Mono<Page<Member>> list(PageRequest page);
}
