package io.github.confab.chat;

import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.ScheduleId;
import io.github.confab.chat.model.ScheduledMessage;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * One user's messages to a channel that are to be sent later. Kept in Redis: they survive restarts, and any process of the
 * deployment sends them. Safe for use by many threads.
 *
 * <p>A message is sent when it is due, about a second later at most, by whichever process looks first; if none runs then,
 * as soon as one does. It is stored once, whatever happens to processes and connections. It takes its place in the
 * channel when it is sent, as if its author published it at that moment; so what the author may do then counts. A message
 * that is refused stays in the {@linkplain #list list} for seven days, with the {@link ScheduledMessage#failure reason}. If
 * the channel is deleted, or the account erased, it is dropped. In slow mode it waits until the author may write again.
 *
 * <p>Every method errors with {@link io.github.confab.chat.error.ChannelNotFoundException} if there is no such channel, with
 * {@link io.github.confab.chat.error.UnavailableException} if the store does not answer, and with
 * {@link io.github.confab.chat.error.ClientClosedException} after the client was closed.
 */
public interface Schedule {

    /**
     * Keeps a message to be sent later. A draft with an idempotency key may be scheduled again, after an error for example:
     * while the first one is there, it is given back; and the message is sent under that key.
     *
     * @param due when, by the clock of the Redis server; after now, and at most 366 days ahead
     * @param draft the message
     * @return a Mono that
     *     <ul>
     *       <li>emits the scheduled message once it is stored, then completes;
     *       <li>errors with {@link io.github.confab.chat.error.ForbiddenException} if the user is no member of the channel,
     *           is banned, or has 100 scheduled messages already ({@code TOO_MANY}; the application has no such limit), with
     *           {@link io.github.confab.chat.model.InvalidArgumentException} if {@code due} has passed or is too far
     *           ahead, with {@link io.github.confab.chat.error.IdempotencyConflictException} if the key names another
     *           scheduled message of this user, with {@link io.github.confab.chat.error.UnavailableException} also if
     *           1 000 000 messages wait in the whole deployment, or as said above;
     *       <li>on cancel it may be scheduled.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if an argument is null
     * @throws io.github.confab.chat.model.MessageTooLargeException if the draft exceeds the backend's limit
     */
    Mono<ScheduledMessage> at(Instant due, Draft draft);

    /**
     * What this user has scheduled in this channel and what was refused, by the time it was due. Nobody else sees it.
     *
     * @param page which page; at most 100 items, whatever its limit
     * @return a Mono that
     *     <ul>
     *       <li>emits the page, then completes; what a later version wrote and this one cannot read is left out;
     *       <li>errors as said above;
     *       <li>on cancel drops the answer.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code page} is null, or its token is of another list
     */
    Mono<Page<ScheduledMessage>> list(PageRequest page);

    /**
     * Takes back what this user has scheduled in this channel.
     *
     * @param id {@link ScheduledMessage#id()}
     * @return a Mono that
     *     <ul>
     *       <li>emits true if it will not be sent, then completes; false if there is no such message of this user here, or it
     *           is being sent;
     *       <li>errors as said above;
     *       <li>on cancel it may be done.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code id} is null
     */
    Mono<Boolean> cancel(ScheduleId id);
}
