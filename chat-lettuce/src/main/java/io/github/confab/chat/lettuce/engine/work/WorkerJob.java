package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.lettuce.redis.GroupStart;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.WorkerGroup;
import java.time.Duration;
import java.util.function.Function;
import org.reactivestreams.Publisher;

/**
 * What an application asks of {@code consume}.
 *
 * @param channel whose messages
 * @param rights of whoever asks
 * @param group how to work
 * @param handler what to do with each message
 */
public record WorkerJob(
        ChannelId channel,
        WorkerRights rights,
        WorkerGroup group,
        Function<StreamMessage, ? extends Publisher<Outcome>> handler) {

    /** Longer spans are no different from it, and do not overflow. */
    private static final Duration FOREVER = Duration.ofDays(3650);

    Duration ackTimeout() {
        return shorter(group.ackTimeout());
    }

    Duration handlerTimeout() {
        return shorter(group.handlerTimeout());
    }

    /** Where the group begins if this worker is its first. */
    GroupStart start() {
        StartAt.Position position = group.startAt().position();
        if (position instanceof StartAt.Latest) {
            return GroupStart.LATEST;
        }
        if (position instanceof StartAt.After after) {
            Cursor cursor = after.cursor();
            return new GroupStart(cursor.id().toString(), cursor.epoch());
        }
        return GroupStart.OLDEST;
    }

    private static Duration shorter(Duration span) {
        return span.compareTo(FOREVER) < 0 ? span : FOREVER;
    }
}
