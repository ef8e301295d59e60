package io.github.confab.chat;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import reactor.core.publisher.Mono;

/**
 * The channels there are. Safe for use by many threads. Every method errors with
 * {@link io.github.confab.chat.error.UnavailableException} if the store does not answer, and with
 * {@link io.github.confab.chat.error.ClientClosedException} after the client was closed.
 */
public interface Channels {

    /**
     * Creates a channel; this user owns it and is its first member (the application owns it and is no member).
     *
     * @param spec what to create
     * @return a Mono that
     *     <ul>
     *       <li>emits the channel, then completes;
     *       <li>errors with {@link io.github.confab.chat.error.NameTakenException} if a channel has that name;
     *       <li>on cancel the channel may exist; {@link #open} it.
     *     </ul>
     */
    Mono<Channel> create(ChannelSpec spec);

    /**
     * Finds a channel by name, creates it (public, keeping everything) if there is none, and makes this user a member
     * (the application becomes none). However many processes open the same name at once, there is one channel.
     *
     * @param name a name in any language; see {@link io.github.confab.chat.model.ChannelName} for the rules
     * @return a Mono that
     *     <ul>
     *       <li>emits the channel, then completes;
     *       <li>errors with {@link io.github.confab.chat.error.ForbiddenException} if it is private and this user is
     *           neither a member nor invited, or if this user is banned;
     *       <li>on cancel the channel may exist and the user may have joined.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if the name breaks a rule
     */
    Mono<Channel> open(String name);

    /**
     * Finds a channel by name, without creating or joining it.
     *
     * @param name a name, in any form that counts as the same
     * @return a Mono that
     *     <ul>
     *       <li>emits what is known of it, then completes; completes empty if there is none, or if it is private and
     *           this user is not a member;
     *       <li>on cancel drops the answer.
     *     </ul>
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException if the name breaks a rule
     */
    Mono<ChannelInfo> find(String name);

    /**
     * Changes a channel. Only its owner and the application itself may; moderators may change the description alone.
     *
     * @param id the channel
     * @param update what changes
     * @return a Mono that
     *     <ul>
     *       <li>emits what the channel is now, then completes;
     *       <li>errors with {@link io.github.confab.chat.error.ChannelNotFoundException},
     *           {@link io.github.confab.chat.error.ForbiddenException}, or
     *           {@link io.github.confab.chat.error.NameTakenException};
     *       <li>on cancel the change may be done.
     *     </ul>
     */
    Mono<ChannelInfo> update(ChannelId id, ChannelUpdate update);

    /**
     * Deletes a channel with its messages, members and worker groups, for ever. Only its owner and the application
     * itself may. Its subscriptions, in every process, end with
     * {@link io.github.confab.chat.error.ChannelGoneException}.
     *
     * @param id the channel
     * @return a Mono that
     *     <ul>
     *       <li>emits nothing and completes when it is gone; deleting what is not there completes too;
     *       <li>errors with {@link io.github.confab.chat.error.ForbiddenException};
     *       <li>on cancel the channel may be gone.
     *     </ul>
     */
    Mono<Void> delete(ChannelId id);

    /**
     * The public channels, in the order of their names.
     *
     * @param page which page
     * @return a Mono that
     *     <ul>
     *       <li>emits the page, then completes;
     *       <li>on cancel drops the answer.
     *     </ul>
     */
    Mono<Page<ChannelInfo>> list(PageRequest page);

    /**
     * The public channels with a word in their name that begins like this. Words are what white space parts.
     *
     * @param prefix the beginning of a word, or of several that follow each other, in any form that counts as the same
     * @param page which page
     * @return a Mono as of {@link #list(PageRequest)}
     * @throws io.github.confab.chat.model.InvalidArgumentException if the prefix could not begin a name
     */
    Mono<Page<ChannelInfo>> search(String prefix, PageRequest page);
}
