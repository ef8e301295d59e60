package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import reactor.core.publisher.Mono;

/** Makes the channels that inboxes are; they are read and written as any other. */
public interface InboxStore {

    /**
     * Makes an inbox unless it exists; known to the housekeeping, and in no list.
     *
     * @param inbox its id
     * @param epoch new at each call
     * @return completes when it is there
     */
    Mono<Void> create(ChannelId inbox, String epoch);

    /**
     * Deletes an inbox, if there is one, and leaves the mark of a deleted channel: for a day it is not made again.
     *
     * @return completes when it is gone
     */
    Mono<Void> erase(ChannelId inbox);
}
