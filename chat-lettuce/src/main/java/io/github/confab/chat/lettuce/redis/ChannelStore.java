package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/**
 * The channels themselves, each in a slot of its own. Who may do what is checked in the same step as it is done; a
 * refusal is a {@link io.github.confab.chat.error.ForbiddenException}.
 */
public interface ChannelStore {

    /**
     * Makes a channel unless it exists; who creates it owns it and is its first member.
     *
     * @param epoch new at each call: names the life of the history that begins
     * @return emits what is there now; completes empty if the channel of this id was deleted
     */
    Mono<Creation> create(ChannelId id, ChannelSpec spec, Actor creator, String epoch);

    /**
     * Makes the direct channel of two users unless it exists; it has no owner.
     *
     * @param epoch as of {@link #create}
     * @return emits what is there now, as the first of them sees it
     */
    Mono<Creation> createDirect(ChannelId id, UserId creator, UserId other, String epoch);

    /** Emits what the channel is, or completes empty if there is none. */
    Mono<ChannelState> read(ChannelId id, Actor asker);

    /**
     * Changes a channel, except its name.
     *
     * @return emits what it is now; errors with {@link io.github.confab.chat.error.ChannelNotFoundException} if there is
     *     none
     */
    Mono<ChannelState> update(ChannelId id, ChannelUpdate update, Actor actor);

    /**
     * Begins to rename a channel, for a minute at most.
     *
     * @param token new at each call
     * @return completes; errors as {@link #update}, and with {@link io.github.confab.chat.error.UnavailableException}
     *     while somebody else renames it
     */
    Mono<Void> beginRename(ChannelId id, Actor actor, String token);

    /** Lets others rename the channel. */
    Mono<Void> endRename(ChannelId id, String token);

    /**
     * Changes a channel and its name.
     *
     * @param token of the rename that was begun
     * @param claim of the new name
     * @return emits what came of it; errors as {@link #update}, and with
     *     {@link io.github.confab.chat.error.UnavailableException} if token or claim are too old
     */
    Mono<Change> rename(ChannelId id, ChannelUpdate update, Actor actor, String token, NameClaim claim);

    /**
     * Deletes a channel and tells its subscribers.
     *
     * @return emits the name it had, normalized; completes empty if nothing is known of the channel
     */
    Mono<String> delete(ChannelId id, Actor actor);

    /**
     * What came of creating a channel.
     *
     * @param created whether this call made it
     * @param state what it is now
     */
    record Creation(boolean created, ChannelState state) {}

    /**
     * What came of renaming a channel.
     *
     * @param previousName the name it had, normalized
     * @param state what it is now
     */
    record Change(String previousName, ChannelState state) {}
}
