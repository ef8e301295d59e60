package io.github.confab.chat.lettuce.engine.message;

import io.github.confab.chat.Pins;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.PinStore;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StreamMessage;
import java.time.Clock;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The {@link Pins} of one channel. */
final class ChannelPins implements Pins {

    private final ChannelId channel;
    private final PinStore store;
    private final Actor actor;
    private final OpenGuard guard;
    private final Clock clock;

    ChannelPins(ChannelId channel, PinStore store, Actor actor, OpenGuard guard, Clock clock) {
        this.channel = channel;
        this.store = store;
        this.actor = actor;
        this.guard = guard;
        this.clock = clock;
    }

    @Override
    public Mono<Boolean> pin(MessageId message) {
        Arguments.present("message id", message);
        return guard.whileOpen("pin a message of channel " + channel, () -> store.pin(channel, message, actor));
    }

    @Override
    public Mono<Boolean> unpin(MessageId message) {
        Arguments.present("message id", message);
        return guard.whileOpen("unpin a message of channel " + channel, () -> store.unpin(channel, message, actor));
    }

    @Override
    public Flux<StreamMessage> list() {
        return guard.whileOpen("read the pinned messages of channel " + channel, () -> store.list(channel, actor)
                        .map(page -> StoredMessages.of(page.entries(), channel, page.epoch(), clock)))
                .flatMapIterable(messages -> messages)
                // one that has expired stands until it is erased
                .filter(message -> !message.isDeleted());
    }
}
