package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.lettuce.redis.MentionStore.Mentioned;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Receipt;
import reactor.core.publisher.Mono;

/** Messages that call a group of people as a whole. */
public interface CallStore {

    /** Emits whether the channel's policy lets the actor call everybody. */
    Mono<Boolean> mayCall(ChannelId channel, Actor actor);

    /**
     * Counts a message as a mention of every member, if it calls every member. Safe to repeat.
     *
     * @return emits where the message stands, and the members it calls: nobody, if they are more than 1 000; completes empty
     *     if it is gone, or calls nobody
     */
    Mono<Mentioned> called(Receipt receipt);
}
