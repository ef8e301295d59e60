package io.github.confab.chat.memory;

import io.github.confab.chat.UnreadCounts;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Unread;
import io.github.confab.chat.model.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** What one user has not read, over many channels. */
final class MemoryUnreadCounts implements UnreadCounts {

    private static final int MOST_CHANNELS = 1000;

    private final Session session;

    MemoryUnreadCounts(Session session) {
        this.session = session;
    }

    @Override
    public Mono<Map<ChannelId, Unread>> of(Collection<ChannelId> channels) {
        Set<ChannelId> asked = new HashSet<>();
        Arguments.present("channels", channels).forEach(id -> asked.add(Arguments.present("channel id", id)));
        if (asked.size() > MOST_CHANNELS) {
            throw new InvalidArgumentException(
                    "channels", "must be at most " + MOST_CHANNELS + ", got: " + asked.size());
        }
        return session.lifetime().ask("count what is unread", () -> count(asked));
    }

    private Map<ChannelId, Unread> count(Set<ChannelId> asked) {
        UserId me = session.user().id();
        Map<ChannelId, Unread> counts = new HashMap<>();
        for (ChannelId id : asked) {
            session.store()
                    .directory()
                    .find(id)
                    .filter(channel -> channel.readRefusal(me).isEmpty())
                    .ifPresent(channel ->
                            counts.put(id, channel.has(me) ? channel.readers().unread(me) : Unread.NOTHING));
        }
        return Map.copyOf(counts);
    }
}
