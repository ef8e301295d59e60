package io.github.confab.chat.lettuce.engine.people;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Conversations;
import io.github.confab.chat.Members;
import io.github.confab.chat.Moderation;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.ChannelStore;
import io.github.confab.chat.lettuce.redis.MemberStore;
import io.github.confab.chat.lettuce.redis.ModerationStore;
import io.github.confab.chat.lettuce.redis.RedisStores;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Unread;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Gives out the ports about people, which share what stands here. */
public final class People {

    private static final Logger LOG = LoggerFactory.getLogger(People.class);

    private final RedisStores stores;
    private final Supplier<String> ids;
    private final PersonalNews news;
    private final MembershipIndex index;

    /**
     * @param stores what is kept in Redis
     * @param ids gives a new id at each call
     * @param news tells users what others have done to them
     */
    public People(RedisStores stores, Supplier<String> ids, PersonalNews news) {
        this.stores = stores;
        this.ids = ids;
        this.news = news;
        this.index = new MembershipIndex(stores.userChannels(), stores.channels());
    }

    /** The members of a channel, as somebody sees them. */
    public Members members(ChannelId channel, Author author, OpenGuard guard) {
        return new ChannelMembers(channel, this, author, guard);
    }

    /** The moderation of a channel, as somebody may do it. */
    public Moderation moderation(ChannelId channel, Author author, OpenGuard guard) {
        return new ChannelModeration(channel, this, author, guard);
    }

    /**
     * Somebody's own channels.
     *
     * @param channel the channel of an id as that one sees it
     * @param unread what that one has not read in up to 1 000 channels
     */
    public Conversations conversations(
            Author author,
            Function<ChannelId, Channel> channel,
            Function<List<ChannelId>, Mono<Map<ChannelId, Unread>>> unread,
            OpenGuard guard) {
        return new MyConversations(this, author, channel, unread, guard);
    }

    DirectChannels direct() {
        return new DirectChannels(this, stores, ids);
    }

    /** Which channels each user belongs to. */
    public MembershipIndex index() {
        return index;
    }

    MemberStore members() {
        return stores.members();
    }

    ModerationStore moderation() {
        return stores.moderation();
    }

    ChannelStore channels() {
        return stores.channels();
    }

    PersonalNews news() {
        return news;
    }

    /** Tells the news if there are any; the change stands, whether they arrive or not. */
    Mono<Void> told(boolean changed, Supplier<Mono<Void>> telling) {
        if (!changed) {
            return Mono.empty();
        }
        return Mono.defer(telling).onErrorResume(failure -> {
            LOG.warn("somebody was not told of a change in a channel: {}", failure.getMessage());
            return Mono.empty();
        });
    }
}
