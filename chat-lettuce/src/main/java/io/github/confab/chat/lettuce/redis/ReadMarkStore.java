package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.ReadReceipt;
import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * How far users have read. Channels and users live in different slots, so a question about both takes two calls. Methods
 * that ask a channel error with {@link io.github.confab.chat.error.ChannelNotFoundException} if there is none, and with
 * {@link io.github.confab.chat.error.ForbiddenException} if the actor may not read it.
 */
public interface ReadMarkStore {

    /**
     * Emits where a reader stands who has read up to an id; {@link MessageId#MAX} is the newest entry.
     *
     * @param share whether to keep a read receipt of the actor, who must be a member then
     */
    Mono<Place> place(ChannelId channel, Actor actor, MessageId upTo, boolean share);

    /** Moves a user's mark on to a place; never back. */
    Mono<Void> mark(UserId user, ChannelId channel, Place place);

    /** Emits how many messages there are, and how many of them count as read without any mark. */
    Mono<Tally> tally(ChannelId channel, Actor actor);

    /** Emits the user's mark and unread mentions per question, in its order. */
    Mono<List<Marked>> marks(UserId user, List<Question> questions);

    /**
     * Emits a page of about the size asked for.
     *
     * @throws io.github.confab.chat.model.InvalidArgumentException at the call, if the page token is none of ours
     */
    Mono<Page<ReadReceipt>> receipts(ChannelId channel, PageRequest page, Actor actor);

    /**
     * A place in a channel.
     *
     * @param epoch the life of the history
     * @param ordinal how many messages there are up to it
     * @param id the id
     */
    record Place(String epoch, long ordinal, MessageId id) {}

    /**
     * The messages of a channel.
     *
     * @param epoch the life of the history
     * @param messages how many there are
     * @param read how many of them count as read without any mark
     * @param calls ordinals of those beyond them that call every member
     */
    record Tally(String epoch, long messages, long read, List<Long> calls) {}

    /**
     * What is asked about a channel.
     *
     * @param channel the channel
     * @param tally what the channel says
     */
    record Question(ChannelId channel, Tally tally) {}

    /**
     * What a user has marked in a channel.
     *
     * @param mark the mark, if there is one of this life of the channel
     * @param mentions how many messages beyond it mention the user
     */
    record Marked(Optional<Place> mark, long mentions) {}
}
