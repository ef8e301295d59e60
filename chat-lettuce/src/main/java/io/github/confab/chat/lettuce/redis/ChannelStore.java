package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.ChannelUpdate;
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

    /** Emits what the channel is, or completes empty if there is none. */
    Mono<ChannelState> read(ChannelId id, Actor asker);

    /**
     * Changes a channel.
     *
     * @param claimedAt {@link NameClaim#since()} of the new name; of no meaning if the name stays
     * @return emits what it is now; errors with {@link io.github.confab.chat.error.ChannelNotFoundException} if there is
     *     none, and with {@link io.github.confab.chat.error.UnavailableException} if the claim is too old
     */
    Mono<Change> update(ChannelId id, ChannelUpdate update, Actor actor, long claimedAt);

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
     * What came of changing a channel.
     *
     * @param previousName the name it had, normalized
     * @param state what it is now
     */
    record Change(String previousName, ChannelState state) {}
}
