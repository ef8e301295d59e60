package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.WorkerLag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The worker groups of a channel as its owner sees them. Each call errors with
 * {@link io.github.confab.chat.error.ChannelNotFoundException} if there is no such channel.
 */
public interface GroupDesk {

    /** How far a group is behind; empty if there is no such group. */
    Mono<WorkerLag> lag(ChannelId channel, String group);

    /** Dead letters after an id, oldest first. */
    Mono<List<Letter>> letters(ChannelId channel, String group, String after, int count);

    /** Deletes a dead letter; false: there is none. */
    Mono<Boolean> discard(ChannelId channel, String group, String letter);

    /** Deletes a group; false: there is none. */
    Mono<Boolean> delete(ChannelId channel, String group);

    /**
     * A dead letter as it stands in Redis.
     *
     * @param id its own id
     * @param entry the entry that died, under its own id; its fields are null if it was trimmed before
     * @param epoch the life of the channel's history it stood in
     * @param attempts how often it was delivered
     * @param reason why it was given up
     */
    record Letter(String id, StreamEntry entry, @Nullable String epoch, int attempts, String reason) {}
}
