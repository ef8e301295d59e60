package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import java.util.List;
import reactor.core.publisher.Mono;

/** The stream of each channel: append to it, read it. Every read is answered by the master. */
public interface StreamLog {

    /** Appends and pushes a batch in one step. Errors tell whether it may have run: see {@link RedisErrors}. */
    Mono<AppendReply> append(ChannelId channel, AppendBatch batch);

    /**
     * Looks from a position on. {@code position} decides {@code below}; entries are read after {@code scanFrom}, which
     * is {@code position}, or later where entries in between cannot be read.
     */
    Mono<SyncPage> sync(ChannelId channel, MessageId position, MessageId scanFrom, int count);

    /**
     * Reads entries between two ids, both excluded.
     *
     * @param newestFirst from which end {@code count} is taken, and the order of the result
     */
    Mono<RangePage> range(ChannelId channel, MessageId after, MessageId before, int count, boolean newestFirst);

    /** Where many channels stand; the result has the order of the argument. */
    Mono<List<ChannelPosition>> positions(List<ChannelId> channels);

    /** Pushes a frame that is not stored; errors if the sender (empty: the application) may not. */
    Mono<Void> broadcast(ChannelId channel, String sender, byte[] frame);
}
