package io.github.confab.chat;

import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.PresentUser;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who is in a channel right now, by which devices. Safe for use by many threads.
 *
 * <p>Members may be present; whoever may read the channel may see who is. A presence lasts until its client leaves, or is
 * closed, or is no longer a member, or its process dies: nobody has to say goodbye, and nobody stays behind as a ghost.
 * After a crash of the process its users are gone within 35 seconds.
 *
 * <p>Every method errors with {@link io.github.confab.chat.error.ChannelNotFoundException} if there is no such channel,
 * with {@link io.github.confab.chat.error.UnavailableException} if the store does not answer, and with
 * {@link io.github.confab.chat.error.ClientClosedException} after the client was closed.
 */
public interface Presence {

    /**
     * This client is here now, and stays until it leaves; or, if it is here already, changes its status. The client of
     * the application itself is never present: its entering changes nothing.
     *
     * <p>If the same user was here on the same device, by a client of this process that was closed less than 3 seconds
     * ago, this client goes on where that one was, and nobody is told that anything happened.
     *
     * @param status how to be seen
     * @return a Mono that
     *     <ul>
     *       <li>emits nothing and completes once this client is seen here;
     *       <li>errors with {@link io.github.confab.chat.error.ForbiddenException} if the user is not a member, or is
     *           here by 64 devices already; after any error the client is not here, or as it was before, as soon as the
     *           store answers again;
     *       <li>on cancel it may be here: leave.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code status} is null
     */
    Mono<Void> enter(PresenceStatus status);

    /**
     * This client is here no more, at once. Leaving again, or without having entered, changes nothing.
     *
     * @return a Mono that
     *     <ul>
     *       <li>emits nothing and completes once this client is not seen here any more;
     *       <li>errors as said above; it leaves all the same as soon as the store answers again;
     *       <li>on cancel leaves.
     *     </ul>
     */
    Mono<Void> leave();

    /**
     * Who is here, and then who comes and goes.
     *
     * @return a Flux that
     *     <ul>
     *       <li>emits a {@link PresenceEvent.Snapshot} first, then each change as it becomes known, in their order, and
     *           another snapshot whenever it is not certain that nothing was missed. There is no queue: a watcher that
     *           has no demand when something happens gets a snapshot when it has;
     *       <li>completes when the client or the chat is closed, and not before;
     *       <li>errors with {@link io.github.confab.chat.error.ChannelGoneException} once the channel is deleted, with
     *           {@link io.github.confab.chat.error.ForbiddenException} if the user may not read the channel, also later,
     *           soon after the user was removed from a private one. A lost connection is no error;
     *       <li>on cancel stops.
     *     </ul>
     */
    Flux<PresenceEvent> watch();

    /**
     * Who is here, in no order.
     *
     * @param page which page; its limit is a target that a page may exceed, or fall short of, a little
     * @return a Mono that
     *     <ul>
     *       <li>emits the page, then completes. Who is here while all pages are read is on at least one of them; while
     *           people come and go somebody may be on two;
     *       <li>errors with {@link io.github.confab.chat.error.ForbiddenException} if the user may not read the channel;
     *       <li>on cancel drops the answer.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code page} is null, or its token of another list
     */
    Mono<Page<PresentUser>> list(PageRequest page);

    /**
     * How many users are here; costs the same for any number.
     *
     * @return a Mono that
     *     <ul>
     *       <li>emits the number of users, then completes;
     *       <li>errors with {@link io.github.confab.chat.error.ForbiddenException} if the user may not read the channel;
     *       <li>on cancel drops the answer.
     *     </ul>
     */
    Mono<Long> count();
}
