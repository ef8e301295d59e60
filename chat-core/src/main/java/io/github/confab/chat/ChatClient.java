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

    /**
     * A channel whose id is known. Asks nothing: whether it exists shows when it is used.
     *
     * @param id the channel's id
     * @return the channel, as this user sees it
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code id} is null
     */
    Channel channel(ChannelId id);

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
     *     Its subscriptions complete; every later call errors with
     *     {@link io.github.confab.chat.error.ClientClosedException}. Messages published before keep their outcome.
     */
    Mono<Void> close();
}
