package io.github.confab.chat.lettuce.engine.schedule;

import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.Receipt;
import reactor.core.publisher.Mono;

/** Publishes for somebody, as their own client would: with its checks and all that follows a message. */
@FunctionalInterface
public interface Outlet {

    /**
     * @param author in whose name
     * @param channel where
     * @param draft what; too large a one may throw at the call
     * @return a Mono as of {@link io.github.confab.chat.Channel#publish}
     */
    Mono<Receipt> publish(Author author, ChannelId channel, Draft draft);
}
