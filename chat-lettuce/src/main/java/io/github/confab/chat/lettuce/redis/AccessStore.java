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
     * @param banned whether the user is banned
     * @param worker whether the user's role may work on the messages
     */
    record Access(boolean open, boolean member, boolean banned, boolean worker) {}
}
