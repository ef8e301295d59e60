package io.github.confab.chat;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.UserId;
import java.time.Instant;
import java.util.Collection;
import reactor.core.publisher.Mono;

/**
 * How this client is seen in all its channels. Safe for use by many threads.
 *
 * <p>Every method errors with {@link io.github.confab.chat.error.UnavailableException} if the store does not answer, and
 * with {@link io.github.confab.chat.error.ClientClosedException} after the client was closed.
 */
public interface OwnPresence {

    /**
     * Enters every channel that the user is a member of now, direct ones too; at most 5 000. A channel that the user joins
     * or is added to later is not entered by itself: enter it, or appear again, which changes nothing elsewhere.
     *
     * @param status how to be seen
     * @return a Mono as of {@link #appear(Collection, PresenceStatus)}
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code status} is null
     */
    Mono<Integer> appear(PresenceStatus status);

    /**
     * Enters many channels at once, as {@link Presence#enter} does one. A channel that is gone, or that the user is not
     * a member of, is passed over.
     *
     * @param channels which
     * @param status how to be seen
     * @return a Mono that
     *     <ul>
     *       <li>emits in how many channels this client is seen now because of it, then completes;
     *       <li>on cancel it may be here or there.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if an argument is null, or a channel
     */
    Mono<Integer> appear(Collection<ChannelId> channels, PresenceStatus status);

    /**
     * Changes the status in all channels that this client is present in.
     *
     * @param status how to be seen
     * @return a Mono as of {@link #appear(Collection, PresenceStatus)}
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code status} is null
     */
    Mono<Integer> status(PresenceStatus status);

    /**
     * Leaves all channels at once: from now on this client watches without being seen, until it enters one.
     *
     * @return a Mono that
     *     <ul>
     *       <li>emits nothing and completes once this client is not seen anywhere;
     *       <li>errors as said above; it leaves all the same as soon as the store answers again;
     *       <li>on cancel leaves.
     *     </ul>
     */
    Mono<Void> invisible();

    /**
     * When somebody was last present in any channel: to the minute while they are, to the second when they are gone; the
     * last minute before a crash of their process may be missing. Anybody may ask.
     *
     * @param user who
     * @return a Mono that
     *     <ul>
     *       <li>emits the time, then completes; completes empty if they never were;
     *       <li>on cancel drops the answer.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code user} is null
     */
    Mono<Instant> lastSeen(UserId user);
}
