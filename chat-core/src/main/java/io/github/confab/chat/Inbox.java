package io.github.confab.chat;

import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.InboxEvent;
import io.github.confab.chat.model.InboxNotice;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What one user is told, wherever it happens: mentions, invitations, new channels. Kept in Redis, so that what happened
 * while the user was away is there: about the newest 1 000 notices. All devices of a user see the same. Safe for use by
 * many threads.
 *
 * <p>A notice is told at least once: it comes again only if it was caused again more than 5 minutes later. Who caused it
 * is not held up by it: if Redis fails at that very moment, or the process dies, a notice can be missing though its
 * cause is stored.
 *
 * <p>Every method errors with {@link io.github.confab.chat.error.UnavailableException} if the store does not answer, and
 * with {@link io.github.confab.chat.error.ClientClosedException} after the client was closed.
 */
public interface Inbox {

    /**
     * The notices that are stored, from {@code start} on, then each new one, without a seam; and where some are gone.
     *
     * @param start where to begin; {@link InboxNotice#cursor()} resumes
     * @return a Flux that
     *     <ul>
     *       <li>emits every notice after {@code start} once, in order, over reconnects and restarts of Redis. Demand
     *           reaches the store: a slow subscriber misses nothing and holds no queue;
     *       <li>completes when the client or the chat is closed, and not before;
     *       <li>errors as said above, but not for a lost connection;
     *       <li>on cancel leaves the push behind after a while (an option, 30 seconds).
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code start} is null or a cursor of something
     *     else
     */
    Flux<InboxEvent> feed(StartAt start);

    /**
     * Reads stored notices.
     *
     * @param query which
     * @return a Flux that
     *     <ul>
     *       <li>emits them oldest first, then completes; what cannot be read is left out;
     *       <li>errors as said above;
     *       <li>on cancel stops reading.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code query} is null
     */
    Flux<InboxNotice> history(HistoryQuery query);

    /**
     * Everything up to a notice is read.
     *
     * @param notice {@link InboxNotice#id()}, or any place
     * @return a Mono that
     *     <ul>
     *       <li>emits nothing and completes when it is stored; it never goes back;
     *       <li>errors as said above;
     *       <li>on cancel it may be stored.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code notice} is null
     */
    Mono<Void> markRead(MessageId notice);

    /**
     * How many notices are kept and not read.
     *
     * @return a Mono that
     *     <ul>
     *       <li>emits the number, then completes;
     *       <li>errors as said above;
     *       <li>on cancel drops the answer.
     *     </ul>
     */
    Mono<Long> unread();

    /**
     * The signals that are sent to this user from now on; each device that listens gets them.
     *
     * @return a Flux that
     *     <ul>
     *       <li>emits each signal at most once; those that come while there is no demand are dropped. Its channel is the
     *           inbox itself;
     *       <li>completes when the client or the chat is closed, and not before;
     *       <li>errors as said above, but not for a lost connection;
     *       <li>on cancel as {@link #feed}.
     *     </ul>
     */
    Flux<FeedEvent.SignalEvent> signals();

    /**
     * Pushes a signal to all devices of a user that listen right now. Not stored, at most once. The application itself
     * may, and whoever has a direct channel with that user, and users to their own devices. Its sender is who sends it.
     *
     * @param user to whom
     * @param signal what to push
     * @return a Mono that
     *     <ul>
     *       <li>emits nothing and completes once Redis has run the push; that says nothing about who received it;
     *       <li>errors with {@link io.github.confab.chat.error.ForbiddenException} ({@code NO_DIRECT_CHANNEL}) to anybody
     *           else, or as said above;
     *       <li>on cancel it may have been pushed.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if an argument is null
     */
    Mono<Void> send(UserId user, Signal signal);
}
