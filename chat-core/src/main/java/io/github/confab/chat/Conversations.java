package io.github.confab.chat;

import io.github.confab.chat.model.Conversation;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/** This user's own channels. Safe for use by many threads. */
public interface Conversations {

    /**
     * Opens the channel between this user and another one, and makes it if there is none: however many do so at once, on
     * both sides and in any process, there is one. Both are members for ever and nobody else ever is. It has no owner;
     * only the application itself can change or delete it.
     *
     * @param other the other user
     * @return a Mono that
     *     <ul>
     *       <li>emits the channel, then completes;
     *       <li>errors with {@link io.github.confab.chat.error.UserNotFoundException} if there is no such user, with
     *           {@link io.github.confab.chat.error.ForbiddenException} for the application itself, which is a member of
     *           nothing; with {@link io.github.confab.chat.error.UnavailableException} and
     *           {@link io.github.confab.chat.error.ClientClosedException} as everywhere;
     *       <li>on cancel the channel may exist.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code other} is null, this user, or
     *     {@link UserId#SYSTEM}
     */
    Mono<Channel> direct(UserId other);

    /**
     * The channels this user is a member of, the one with the most recent activity first, with what is unread. A direct channel that the user
     * has left is left out until something new happens in it, or the user opens it.
     *
     * <p>At most 5 000 channels are looked at. Channels that become active while pages are read may be on two of them, or
     * on none. A membership is missing here if a process died right after making it: joining, opening or reading the
     * channel's {@link Channel#info()} puts it back.
     *
     * @param page which page
     * @return a Mono that
     *     <ul>
     *       <li>emits the page (empty for the application itself), then completes;
     *       <li>errors with {@link io.github.confab.chat.error.UnavailableException} and
     *           {@link io.github.confab.chat.error.ClientClosedException} as everywhere;
     *       <li>on cancel drops the answer.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code page} is null or has a token of another list
     */
    Mono<Page<Conversation>> list(PageRequest page);
}
