package io.github.confab.chat.lettuce.engine.upkeep;

import io.github.confab.chat.lettuce.redis.JanitorStore;
import io.github.confab.chat.lettuce.redis.JanitorStore.Due;
import io.github.confab.chat.model.ChannelId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Erases messages that have expired: each by itself, as if the application had asked for it, so that readers are told. */
final class Expiries {

    private static final int PAGE = 100;
    private static final int ERASED_AT_ONCE = 4;

    /** Of one channel in one round, 100 000 messages: the others must not wait for ever. The rest is for the next round. */
    private static final int MOST_PAGES = 1000;

    private final JanitorStore store;

    Expiries(JanitorStore store) {
        this.store = store;
    }

    /** Erases those of a channel, the ones that expired first before the others. */
    Mono<Void> erase(ChannelId channel) {
        return page(channel, "")
                .expand(page -> page.next().isEmpty() ? Mono.empty() : page(channel, page.next()))
                .take(MOST_PAGES)
                .concatMap(page -> erase(channel, page), 1)
                .then();
    }

    private Mono<Due> page(ChannelId channel, String after) {
        return store.due(channel, after, PAGE);
    }

    private Mono<Void> erase(ChannelId channel, Due page) {
        return Flux.fromIterable(page.messages())
                .flatMap(message -> store.expire(channel, message), ERASED_AT_ONCE)
                .then();
    }
}
