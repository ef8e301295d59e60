package io.github.confab.chat.lettuce.engine.reading;

import io.github.confab.chat.UnreadCounts;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.ReadMarkStore;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Unread;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/** The {@link UnreadCounts} of a client. */
public final class ClientUnreadCounts implements UnreadCounts {

    private static final int MOST_CHANNELS = 1000;

    private final Unreads unreads;
    private final Predicate<ChannelId> hidden;
    private final OpenGuard guard;

    /** @param hidden ids that nobody reaches as a channel */
    public ClientUnreadCounts(ReadMarkStore store, Actor actor, Predicate<ChannelId> hidden, OpenGuard guard) {
        this.unreads = new Unreads(store, actor);
        this.hidden = hidden;
        this.guard = guard;
    }

    @Override
    public Mono<Map<ChannelId, Unread>> of(Collection<ChannelId> channels) {
        Set<ChannelId> asked = new LinkedHashSet<>();
        Arguments.present("channels", channels).forEach(id -> asked.add(Arguments.present("channel id", id)));
        if (asked.size() > MOST_CHANNELS) {
            throw new InvalidArgumentException(
                    "channels", "must be at most " + MOST_CHANNELS + ", got: " + asked.size() + "; ask in parts");
        }
        asked.removeIf(hidden);
        return guard.whileOpen("count what is unread", () -> unreads.of(asked).map(Map::copyOf));
    }
}
