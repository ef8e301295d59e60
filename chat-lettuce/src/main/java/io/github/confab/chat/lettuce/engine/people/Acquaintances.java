package io.github.confab.chat.lettuce.engine.people;

import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.ChannelState;
import io.github.confab.chat.lettuce.redis.ChannelStore;
import io.github.confab.chat.lettuce.redis.MemberStore;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Member;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who knows whom by a direct channel. Safe for use by many threads. */
public final class Acquaintances {

    /** What is forgotten costs one question more when it is needed again. */
    private static final int MOST_REMEMBERED = 10_000;

    private final ChannelStore channels;
    private final MemberStore members;

    /** The two of a direct channel never change, also if it is deleted and made anew. */
    private final Map<Side, List<UserId>> remembered = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Side, List<UserId>> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Side(ChannelId channel, UserId user) {}

    /**
     * @param channels tells who is on the other side
     * @param members tells the application who the two are
     */
    public Acquaintances(ChannelStore channels, MemberStore members) {
        this.channels = channels;
        this.members = members;
    }

    /** Whether it is the id of a direct channel: known without asking anybody. */
    public static boolean isDirect(ChannelId channel) {
        return DirectChannels.isDirect(channel);
    }

    /** Emits who else is in a direct channel: for the application both; nobody, if there is no such channel. */
    public Mono<List<UserId>> others(ChannelId channel, Author author) {
        return Mono.defer(() -> {
            Side side = new Side(channel, author.id());
            List<UserId> known = recall(side);
            return known != null ? Mono.just(known) : asked(channel, author).doOnNext(found -> remember(side, found));
        });
    }

    private Mono<List<UserId>> asked(ChannelId channel, Author author) {
        if (author.trusted()) {
            return members.list(channel, PageRequest.first(), author.actor())
                    .map(page -> page.items().stream().map(Member::user).toList());
        }
        return channels.read(channel, author.actor())
                .filter(ChannelState::member)
                .map(state -> state.asker().peer().stream().toList());
    }

    private @Nullable List<UserId> recall(Side side) {
        synchronized (remembered) {
            return remembered.get(side);
        }
    }

    private void remember(Side side, List<UserId> others) {
        synchronized (remembered) {
            remembered.put(side, others);
        }
    }

    /** Emits whether there is a direct channel between two users. */
    public Mono<Boolean> met(UserId one, UserId other) {
        return channels.read(DirectChannels.id(one, other), new Actor(one, false))
                .filter(ChannelState::member)
                .hasElement();
    }
}
