package io.github.confab.chat.lettuce.engine.schedule;

import io.github.confab.chat.lettuce.redis.RangePage;
import io.github.confab.chat.lettuce.redis.StreamEntry;
import io.github.confab.chat.lettuce.redis.StreamLog;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Looks in a channel whether a message was stored after all, when it is too long ago for the channel to know its
 * idempotency key: a process was killed between storing it and saying so, and no other ran for minutes.
 */
final class AlreadySent {

    private static final int PAGE = 200;

    /** All that can lie between taking a message and storing it is a publish; this is the traffic of minutes. */
    private static final int MOST_PAGES = 100;

    private final StreamLog log;

    AlreadySent(StreamLog log) {
        this.log = log;
    }

    /**
     * @param header as it would stand there
     * @param sinceMillis not before
     * @return emits whether it is there; errors with {@link io.github.confab.chat.error.ChannelNotFoundException} if there
     *     is no such channel
     */
    Mono<Boolean> isStored(ChannelId channel, String header, long sinceMillis) {
        return page(channel, new MessageId(sinceMillis, 0))
                .expand(page -> page.size() < PAGE ? Mono.empty() : page(channel, last(page)))
                .take(MOST_PAGES)
                .any(page -> page.stream().anyMatch(entry -> header.equals(entry.header())));
    }

    private Mono<List<StreamEntry>> page(ChannelId channel, MessageId after) {
        return log.range(channel, after, MessageId.MAX, PAGE, false).map(RangePage::entries);
    }

    private static MessageId last(List<StreamEntry> page) {
        return MessageId.parse(page.get(page.size() - 1).id());
    }
}
