package io.github.confab.chat;

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
     * Makes this user a member.
     *
     * @return a Mono that
     *     <ul>
     *       <li>emits whether that was a change (false: the user was a member already), then completes;
     *       <li>errors with {@link io.github.confab.chat.error.ForbiddenException} if the channel is private;
     *       <li>on cancel the user may have joined.
     *     </ul>
     */
    Mono<Boolean> join();

    /**
     * Ends this user's membership.
     *
     * @return a Mono that
     *     <ul>
     *       <li>emits whether that was a change, then completes;
     *       <li>on cancel the user may have left.
     *     </ul>
     */
    Mono<Boolean> leave();

    /**
     * Makes another user a member. Only the channel's owner and the application itself may.
     *
     * @param user who
     * @return a Mono that
     *     <ul>
     *       <li>emits whether that was a change, then completes;
     *       <li>errors with {@link io.github.confab.chat.error.ForbiddenException};
     *       <li>on cancel it may be done.
     *     </ul>
     */
    Mono<Boolean> add(UserId user);

    /**
     * Ends another user's membership. Only the channel's owner and the application itself may.
     *
     * @param user who
     * @return a Mono as of {@link #add(UserId)}
     */
    Mono<Boolean> remove(UserId user);

    /**
     * @param user who
     * @return a Mono that
     *     <ul>
     *       <li>emits whether the user is a member, then completes;
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
     *       <li>errors with {@link io.github.confab.chat.error.ForbiddenException} if the channel is private and this
     *           user is not a member;
     *       <li>on cancel drops the answer.
     *     </ul>
     */
    Mono<Page<UserId>> list(PageRequest page);
}
