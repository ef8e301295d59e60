package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Housekeeping: what must be cleaned up though nobody comes by. All ages are by the clock of the server. */
public interface JanitorStore {

    /** Asks for the right to clean up, or renews it; false: another process has it. */
    Mono<Boolean> lead(String process, Duration lease);

    /** Gives the right back, if this process has it. */
    Mono<Void> resign(String process);

    /**
     * A page of all channels. The whole walk meets each channel that exists all the while at least once.
     *
     * @param after the last one of the page before; null for the first page
     * @return at most {@code count}; fewer on the last page
     */
    Mono<List<Listed>> channels(@Nullable Listed after, int count);

    /**
     * Cleans one channel up.
     *
     * @param producerIdle how long a producer must be silent to be forgotten
     * @param consumerIdle the same for a consumer of a worker group that has nothing in hand
     * @return what was done; empty if there is no such channel
     */
    Mono<Cleaned> clean(ChannelId channel, Duration producerIdle, Duration consumerIdle);

    /**
     * Messages that have expired and still are in the stream.
     *
     * @param after the place to go on after; empty: the beginning
     * @param count how many to look at, at most 1 000
     * @return a page; empty if there is no such channel
     */
    Mono<Due> due(ChannelId channel, String after, int count);

    /** Erases an expired message, as the application; completes also if there is none. */
    Mono<Void> expire(ChannelId channel, MessageId message);

    /**
     * A place in the list of all channels.
     *
     * @param id the channel's id as it is listed
     * @param score what the list is ordered by, before the id
     */
    record Listed(String id, String score) {}

    /**
     * What was done.
     *
     * @param entries how many entries were trimmed
     * @param producers how many producers were forgotten
     * @param windows how many windows of idempotency keys were emptied
     * @param consumers how many consumers were removed
     * @param more whether more entries are to be trimmed, or more is to be forgotten of those that were: call again
     * @param due whether messages have expired: see {@link #due}
     */
    record Cleaned(long entries, long producers, long windows, long consumers, boolean more, boolean due) {}

    /**
     * A page of messages that have expired.
     *
     * @param messages which
     * @param next the place to go on after; empty: that was all
     */
    record Due(List<MessageId> messages, String next) {}
}
