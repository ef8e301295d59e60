package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The threads of replies; every method errors as {@link io.github.confab.chat.Threads} says. A reply stands for the
 * message that began its thread.
 */
public interface ThreadStore {

    /** A page of the replies between two ids, both excluded; about 64 at most, whatever the slice wants. */
    Mono<Replied> replies(ChannelId channel, MessageId root, Slice slice, Actor actor);

    /** Emits whether that was a change. */
    Mono<Boolean> follow(ChannelId channel, MessageId root, Actor actor);

    /** Emits whether that was a change. */
    Mono<Boolean> unfollow(ChannelId channel, MessageId root, Actor actor);

    /** Moves the place up to which a follower has read. */
    Mono<Void> markRead(ChannelId channel, MessageId root, MessageId reply, Actor actor);

    /** How many replies a follower has not read. */
    Mono<Long> unread(ChannelId channel, MessageId root, Actor actor);

    /** The members among the followers, a page. */
    Mono<Page<UserId>> followers(ChannelId channel, MessageId root, PageRequest page, Actor actor);

    /** All members among the followers of the thread that a reply belongs to, at most 1 000. */
    Mono<Followers> followers(ChannelId channel, MessageId reply);

    /**
     * Which replies to read.
     *
     * @param after only those after this id
     * @param before only those before this id
     * @param count how many at most
     * @param newestFirst from which end, and the order of the result
     */
    record Slice(MessageId after, MessageId before, int count, boolean newestFirst) {}

    /**
     * Replies.
     *
     * @param epoch the life of the channel's history
     * @param entries as asked for
     * @param next the reply to go on from; null: that was all
     */
    record Replied(
            String epoch,
            List<StreamEntry> entries,
            @Nullable MessageId next) {}

    /**
     * Who follows a thread.
     *
     * @param root the message that began it
     * @param users who
     */
    record Followers(MessageId root, List<UserId> users) {}
}
