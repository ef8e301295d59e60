package io.github.confab.chat.lettuce.redis;

import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * The messages of a channel as a group of workers shares them. Every call is one script on the master and can be sent
 * again after a lost reply. None errors because there is no group or channel: see {@link GroupReply#status()}.
 */
public interface GroupStore {

    /**
     * Makes the group unless it exists, and makes sure that it knows what this consumer has in hand.
     *
     * @param held entries in hand, with their attempts: from a group that has vanished since; else empty
     * @return {@code position}: the id of the last entry the group was given
     */
    Mono<GroupReply> join(GroupMember me, GroupStart start, List<Held> held);

    /** Takes entries that nobody has had yet; does not wait for any. */
    Mono<GroupReply> take(GroupMember me, int count);

    /**
     * Reads what this consumer has, without counting it as a delivery: for replies that got lost.
     *
     * @param after the position of the page before; {@code 0-0} for the first one
     * @return {@code position}: for the next page, empty after the last one; {@code ids}: entries that were trimmed, now
     *     acknowledged
     */
    Mono<GroupReply> own(GroupMember me, String after, int count);

    /**
     * Takes over entries whose consumer has been silent, as another attempt.
     *
     * @param silence for how long
     * @param from where to search; {@code 0-0} is the beginning
     * @return {@code position}: where to search on, {@code 0-0} if all was seen; {@code ids}: entries that were trimmed,
     *     now acknowledged
     */
    Mono<GroupReply> claim(GroupMember me, Duration silence, String from, int count);

    /**
     * Delivers entries again to this consumer, as another attempt.
     *
     * @return {@code ids}: entries that were trimmed, now acknowledged; what is in neither list is not ours any more
     */
    Mono<GroupReply> again(GroupMember me, List<String> ids);

    /**
     * Tells that this consumer is still at it.
     *
     * @param ids at most 100
     * @return {@code ids}: those that are not this consumer's any more
     */
    Mono<GroupReply> keep(GroupMember me, List<String> ids);

    /** Acknowledges entries, at most 1 000, whoever has them. */
    Mono<GroupReply> ack(GroupMember me, List<String> ids);

    /** Moves an entry of this consumer to the dead letters; nothing if it has it no more. */
    Mono<GroupReply> bury(GroupMember me, Held entry, String reason);

    /**
     * Stops: acknowledges what is finished, lets the others have the rest at once, and removes the consumer if it has
     * nothing left.
     *
     * @param silence what counts as silent in the group
     */
    Mono<GroupReply> leave(GroupMember me, Duration silence, List<String> finished);

    /**
     * An entry in hand.
     *
     * @param id its id
     * @param attempt how often it was delivered
     */
    record Held(String id, int attempt) {}
}
