package io.github.confab.chat.lettuce.engine.inbox;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.Receipt;
import reactor.core.publisher.Mono;

/** Appends to a channel as the application; repeats while Redis is away, up to the publish deadline. */
@FunctionalInterface
public interface InboxLog {

    /** Errors with {@link io.github.confab.chat.error.ChannelNotFoundException} if there is no such channel. */
    Mono<Receipt> append(ChannelId channel, Draft draft);
}
