package io.github.confab.chat.lettuce.engine.base;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MentionText;
import reactor.core.publisher.Mono;

/** Finds out whom a text means. Safe for use by many threads. */
public interface MentionLookup {

    /**
     * @param channel where it is said
     * @param author by whom
     * @param text whom it seems to mention
     * @return emits whom it mentions, at once if that is known already; errors if the store cannot be asked
     */
    Mono<Mentions> meant(ChannelId channel, Author author, MentionText text);
}
