package io.github.confab.chat.lettuce.engine.inbox;

import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/** Tells users what they should know. Safe for use by many threads. */
public interface InboxWriter {

    /**
     * Tells a user something, once, however often it is called within 5 minutes for the same cause.
     *
     * @param user whom
     * @param news what
     * @return a Mono that completes when it is stored; errors within about the publish deadline if it could not be
     */
    Mono<Void> tell(UserId user, News news);
}
