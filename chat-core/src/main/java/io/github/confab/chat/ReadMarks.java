package io.github.confab.chat;

import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.ReadMark;
import io.github.confab.chat.model.ReadReceipt;
import io.github.confab.chat.model.Unread;
import reactor.core.publisher.Mono;

/**
 * How far this user has read in a channel. Kept in Redis, one mark per user and channel, so all devices of a user see
 * the same; a mark only ever moves on. Safe for use by many threads.
 *
 * <p><b>Unread</b> is what a member has not read: the messages after the latest of these places: the user's mark, the
 * user's own newest message, and the place where the user became a member. Messages that retention removed from the
 * beginning of the history no longer count; one that was deleted out of the middle counts until it is passed. Only
 * messages count, published and produced alike. Who is no member has nothing unread.
 *
 * <p>Every method errors with {@link io.github.confab.chat.error.ChannelNotFoundException} if there is no such channel,
 * with {@link io.github.confab.chat.error.ForbiddenException} if this user may not read it, with
 * {@link io.github.confab.chat.error.UnavailableException} if the store does not answer, and with
 * {@link io.github.confab.chat.error.ClientClosedException} after the client was closed. All are safe to repeat. The
 * application itself has no marks: marking changes nothing, and it has nothing unread.
 */
public interface ReadMarks {

    /**
     * Everything up to a message is read. Moves the user's mark, which nobody else sees.
     *
     * @param message the message, or any place: a message that is gone stands for its place; what lies beyond the newest
     *     message stands for the newest
     * @return a Mono that
     *     <ul>
     *       <li>emits nothing and completes when it is stored; a mark that stands further on already stays;
     *       <li>errors as said above;
     *       <li>on cancel it may be stored.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code message} is null
     */
    Mono<Void> mark(MessageId message);

    /**
     * Everything that is stored by now is read.
     *
     * @return a Mono as of {@link #mark(MessageId)}
     */
    Mono<Void> markAll();

    /**
     * As {@link #mark(MessageId)}, and lets those who may read the channel see it as a read receipt. Only members may;
     * a receipt ends with the membership. Whether to share is the choice of whoever calls: {@code mark} never does.
     *
     * @param message the message
     * @return a Mono as of {@link #mark(MessageId)}; errors with
     *     {@link io.github.confab.chat.error.ForbiddenException} if this user is no member
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code message} is null
     */
    Mono<Void> share(MessageId message);

    /**
     * How far this user has marked.
     *
     * @return a Mono that
     *     <ul>
     *       <li>emits the mark, then completes; empty if the user never marked in this life of the channel;
     *       <li>errors as said above;
     *       <li>on cancel drops the answer.
     *     </ul>
     */
    Mono<ReadMark> mine();

    /**
     * What this user has not read here.
     *
     * @return a Mono that
     *     <ul>
     *       <li>emits it, then completes;
     *       <li>errors as said above;
     *       <li>on cancel drops the answer.
     *     </ul>
     */
    Mono<Unread> unread();

    /**
     * What members let others see of how far they have read, in no order.
     *
     * @param page which page; its limit is a target that a page may exceed, or fall short of, a little
     * @return a Mono that
     *     <ul>
     *       <li>emits the page, then completes. Who has a receipt while all pages are read is on at least one of them;
     *       <li>errors as said above;
     *       <li>on cancel drops the answer.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code page} is null, or its token is none of ours
     */
    Mono<Page<ReadReceipt>> receipts(PageRequest page);
}
