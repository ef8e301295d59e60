package io.github.confab.chat;

import io.github.confab.chat.model.UserId;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who is typing in a channel. Nothing of it is stored. Safe for use by many threads.
 *
 * <p>The Monos error with {@link io.github.confab.chat.error.ChannelNotFoundException} if there is no such channel, with
 * {@link io.github.confab.chat.error.ForbiddenException} if this user is no member, with
 * {@link io.github.confab.chat.error.UnavailableException} if the store does not answer, and with
 * {@link io.github.confab.chat.error.ClientClosedException} after the client was closed.
 */
public interface Typing {

    /**
     * This user is typing. Call it at each key press: at most one push in 3 seconds is made of it, per client and
     * channel, and a message that this client publishes begins anew.
     *
     * @return a Mono that
     *     <ul>
     *       <li>emits nothing and completes once it is pushed, or at once if that was done a moment ago;
     *       <li>errors as said above; then the next call pushes;
     *       <li>on cancel it may have been pushed.
     *     </ul>
     */
    Mono<Void> started();

    /**
     * This user no longer types. Needed only for who stops without sending a message, and only to be quicker than the 5
     * seconds after which others stop showing it.
     *
     * @return a Mono that
     *     <ul>
     *       <li>emits nothing and completes once it is pushed;
     *       <li>errors as said above;
     *       <li>on cancel it may have been pushed.
     *     </ul>
     */
    Mono<Void> stopped();

    /**
     * Who is typing now, without this user. Somebody is shown for 5 seconds after their last {@link #started()}, less if
     * their message arrives, or they stop or leave; at most 100 users.
     *
     * @return a Flux that
     *     <ul>
     *       <li>emits the empty set at first, then the whole set at each change; of what a slow subscriber does not ask
     *           for only the newest is kept;
     *       <li>completes when the client or the chat is closed;
     *       <li>errors as {@link Channel#feed};
     *       <li>on cancel as {@link Channel#subscribe}.
     *     </ul>
     */
    Flux<Set<UserId>> watch();
}
