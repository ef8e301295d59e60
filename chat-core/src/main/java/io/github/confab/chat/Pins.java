package io.github.confab.chat;

import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StreamMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The messages that are pinned to a channel, at most 50. Who may pin is said by the channel's
 * {@link io.github.confab.chat.model.MessagePolicy}, moderators and above unless it says otherwise, in a direct channel both, and the
 * application itself. Each change is an entry of the channel's history, told as
 * {@link io.github.confab.chat.model.FeedEvent.PinChanged}. A message that is deleted, or that retention removes, is not
 * pinned any more; of that no change is told. Safe for use by many threads.
 *
 * <p>Unless a method says otherwise, its result errors with {@link io.github.confab.chat.error.ForbiddenException} if this
 * user may not do it, with {@link io.github.confab.chat.error.ChannelNotFoundException},
 * {@link io.github.confab.chat.error.UnavailableException} and
 * {@link io.github.confab.chat.error.ClientClosedException} as in {@link Channel}.
 */
public interface Pins {

    /**
     * Pins a message, anybody's.
     *
     * @param message which
     * @return a Mono that
     *     <ul>
     *       <li>emits whether that was a change (false: it is pinned already), then completes;
     *       <li>errors with {@link io.github.confab.chat.error.MessageNotFoundException} if there is no such message (any
     *           more) or it is deleted, with {@link io.github.confab.chat.error.ForbiddenException} of
     *           {@code Reason.TOO_MANY} if 50 are pinned, or as said above;
     *       <li>on cancel it may be pinned. Safe to repeat.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code message} is null
     */
    Mono<Boolean> pin(MessageId message);

    /**
     * Unpins a message. Who may pin may.
     *
     * @param message which
     * @return a Mono that
     *     <ul>
     *       <li>emits whether that was a change (false: it is not pinned, or there is no such message), then completes;
     *       <li>errors as said above;
     *       <li>on cancel it may be unpinned. Safe to repeat.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code message} is null
     */
    Mono<Boolean> unpin(MessageId message);

    /**
     * The pinned messages, as they stand now. Who may read the channel may.
     *
     * @return a Flux that
     *     <ul>
     *       <li>emits them, the newest message first (whenever it was pinned), then completes;
     *       <li>errors as said above;
     *       <li>on cancel drops the answer.
     *     </ul>
     */
    Flux<StreamMessage> list();
}
