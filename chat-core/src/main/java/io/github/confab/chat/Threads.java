package io.github.confab.chat;

import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The threads of a channel: a message and the replies to it. A reply is published like any message, see
 * {@link io.github.confab.chat.model.Draft#replyingTo}; a reply to a reply belongs to the same thread. How many replies
 * there are, and which is the last, is told by {@link io.github.confab.chat.model.MessageState#thread} of the message that
 * began the thread. Safe for use by many threads of the process.
 *
 * <p><b>Following.</b> Who replies follows the thread from then on; who began it follows it with the first reply, if a
 * member then. Followers who are members are told of each reply by others with an
 * {@link io.github.confab.chat.model.InboxNotice.Reply}, except if the message mentions them, which they are told anyway,
 * and in direct channels, where each message is told. A thread has up to 1 000 followers: whoever replies after that does
 * not follow. Who stops following starts again by replying. The application itself follows nothing.
 *
 * <p>Wherever a method asks for the root, a reply stands for the message that began its thread.
 *
 * <p>Unless a method says otherwise, its result errors with {@link io.github.confab.chat.error.ForbiddenException} if this
 * user may not read the channel, with {@link io.github.confab.chat.error.ChannelNotFoundException},
 * {@link io.github.confab.chat.error.UnavailableException} and
 * {@link io.github.confab.chat.error.ClientClosedException} as in {@link Channel}. All is safe to repeat.
 */
public interface Threads {

    /**
     * The replies of a thread, as they stand now.
     *
     * @param root the message that began it
     * @param query which of them
     * @return a Flux that
     *     <ul>
     *       <li>emits them oldest first, deleted ones too, then completes; nothing if there are none; those that
     *           retention has removed are left out, and a query may give fewer than its limit for them;
     *       <li>errors as said above;
     *       <li>on cancel stops reading.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if an argument is null
     */
    Flux<StreamMessage> replies(MessageId root, HistoryQuery query);

    /**
     * This user is told of replies from now on. What there is already counts as read.
     *
     * @param root the message that began the thread, or may begin one
     * @return a Mono that
     *     <ul>
     *       <li>emits whether that was a change, then completes;
     *       <li>errors with {@link io.github.confab.chat.error.MessageNotFoundException} if there is no such message (any
     *           more), with {@link io.github.confab.chat.error.ForbiddenException} if this user is no member, or, with
     *           {@code Reason.TOO_MANY}, if the thread has 1 000 followers, or as said above;
     *       <li>on cancel it may be done.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code root} is null
     */
    Mono<Boolean> follow(MessageId root);

    /**
     * This user is not told of replies any more. Everybody may, also who cannot read the channel any more.
     *
     * @param root the message that began the thread
     * @return a Mono that
     *     <ul>
     *       <li>emits whether that was a change, then completes;
     *       <li>errors as said above;
     *       <li>on cancel it may be done.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code root} is null
     */
    Mono<Boolean> unfollow(MessageId root);

    /**
     * Who follows a thread, by their ids: those of them who are members.
     *
     * @param root the message that began the thread
     * @param page which page; it may hold fewer than its limit
     * @return a Mono that
     *     <ul>
     *       <li>emits the page, then completes;
     *       <li>errors as said above;
     *       <li>on cancel drops the answer.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if an argument is null, or the page's token is none of
     *     ours
     */
    Mono<Page<UserId>> followers(MessageId root, PageRequest page);

    /**
     * This user has read the thread up to a reply. The place only moves on; of who does not follow nothing is kept.
     *
     * @param root the message that began the thread
     * @param reply the reply, or any message after it; what lies beyond the last reply stands for it
     * @return a Mono that
     *     <ul>
     *       <li>emits nothing and completes when it is stored;
     *       <li>errors as said above;
     *       <li>on cancel it may be stored.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if an argument is null
     */
    Mono<Void> markRead(MessageId root, MessageId reply);

    /**
     * How many replies this user has not read: those after the latest of the place that was marked, the user's own newest
     * reply, and where following began. A deleted reply counts until it is passed.
     *
     * @param root the message that began the thread
     * @return a Mono that
     *     <ul>
     *       <li>emits the number, then completes; 0 if this user does not follow the thread;
     *       <li>errors as said above;
     *       <li>on cancel drops the answer.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code root} is null
     */
    Mono<Long> unread(MessageId root);
}
