package io.github.confab.chat.lettuce.engine.content;

import io.github.confab.chat.lettuce.engine.base.NoSuchChannel;
import io.github.confab.chat.lettuce.redis.JanitorStore;
import io.github.confab.chat.lettuce.redis.JanitorStore.Listed;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.InvalidArgumentException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A walk over all channels, direct ones too, but not over inboxes: no user writes there. */
final class AllChannels {

    private static final int PAGE = 500;

    private final JanitorStore store;

    AllChannels(JanitorStore store) {
        this.store = store;
    }

    /** Every channel that is there all the while, at least once, as they are asked for. */
    Flux<ChannelId> walk() {
        return page(null)
                .expand(page -> page.size() < PAGE ? Mono.empty() : page(page.get(page.size() - 1)))
                .concatMapIterable(page -> page, 1)
                .concatMap(AllChannels::read, 1);
    }

    private Mono<List<Listed>> page(@Nullable Listed after) {
        return Mono.defer(() -> store.channels(after, PAGE));
    }

    private static Mono<ChannelId> read(Listed listed) {
        try {
            ChannelId id = ChannelId.of(listed.id());
            return NoSuchChannel.isReserved(id) ? Mono.empty() : Mono.just(id);
        } catch (InvalidArgumentException foreign) {
            return Mono.empty();
        }
    }
}
