package io.github.confab.chat;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.User;
import reactor.core.publisher.Mono;

/**
 * One user's way into the chat. What the user may do is checked against the store at every call. Safe for use by many
 * threads.
 */
public interface ChatClient {

    /** Who acts here. */
    User user();

    /** The channels there are: create, open, find, list them. */
    Channels channels();

    /** This user's own channels: those it is a member of, and those between two. */
    Conversations conversations();

    /** How this client is seen in all its channels, and who was last seen when. */
    OwnPresence presence();

    /**
     * A channel whose id is known. Asks nothing: whether it exists shows when it is used.
     *
     * @param id the channel's id
     * @return the channel, as this user sees it
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code id} is null
     */
    Channel channel(ChannelId id);

    /** This user's own account. */
    Account account();

    /** This user's logins, and the one of this client. */
    Sessions sessions();

    /**
     * Ends the session of this client, and this client; without a session it is {@link #close()}.
     *
     * @return a Mono that
     *     <ul>
     *       <li>emits nothing and completes when the session has ended: its token opens nothing any more. Every other
     *           client of it, in any process, ends within a second while pushes arrive, within 10 seconds at worst;
     *       <li>errors with {@link io.github.confab.chat.error.UnavailableException} if the store does not answer: then
     *           nothing has ended;
     *       <li>on cancel the session may have ended.
     *     </ul>
     *     Subscriptions of this client complete; those of the others error with
     *     {@link io.github.confab.chat.error.SessionExpiredException}.
     */
    Mono<Void> logout();

    /** What this user has not read yet, over many channels. */
    UnreadCounts unread();

    /** What this user is told, wherever it happens. */
    Inbox inbox();

    /**
     * Ends this client and its subscriptions; other clients of the same user go on.
     *
     * @return a Mono that
     *     <ul>
     *       <li>emits nothing and completes when its subscriptions have ended;
     *       <li>never errors; closing again completes too;
     *       <li>goes on in the background on cancel.
     *     </ul>
     *     Its subscriptions complete; where it is present it leaves 3 seconds later, unless the user is back by then; every
     *     later call errors with
     *     {@link io.github.confab.chat.error.ClientClosedException}. Messages published before keep their outcome.
     */
    Mono<Void> close();
}
