package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/** What users are to channels. */
public interface AccessStore {

    /** Emits the access, or completes empty if there is no such channel. */
    Mono<Access> of(ChannelId channel, UserId user);

    /**
     * What a user is to a channel.
     *
     * @param open whether anybody may read
     * @param member whether the user is a member
     * @param owner whether the user owns the channel
     */
    record Access(boolean open, boolean member, boolean owner) {}
}
