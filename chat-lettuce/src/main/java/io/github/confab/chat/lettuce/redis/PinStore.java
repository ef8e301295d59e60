package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import reactor.core.publisher.Mono;

/** The pinned messages; every method errors as {@link io.github.confab.chat.Pins} says. */
public interface PinStore {

    /** Emits whether that was a change. */
    Mono<Boolean> pin(ChannelId channel, MessageId message, Actor actor);

    /** Emits whether that was a change. */
    Mono<Boolean> unpin(ChannelId channel, MessageId message, Actor actor);

    /** The pinned messages, the newest message first. */
    Mono<RangePage> list(ChannelId channel, Actor actor);
}
