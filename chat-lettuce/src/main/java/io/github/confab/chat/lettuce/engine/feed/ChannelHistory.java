package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.redis.RangePage;
import io.github.confab.chat.lettuce.redis.StreamEntry;
import io.github.confab.chat.lettuce.redis.StreamLog;
import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StreamMessage;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Reads stored messages, page after page until there are enough: not every entry of a stream is a message. */
final class ChannelHistory {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelHistory.class);

    private final StreamLog log;
    private final ChannelId channel;
    private final Clock clock;

    ChannelHistory(StreamLog log, ChannelId channel, Clock clock) {
        this.log = log;
        this.channel = channel;
        this.clock = clock;
    }

    Mono<Collection<StreamMessage>> read(HistoryQuery query) {
        return Mono.defer(() -> more(new Walk(query))).map(Walk::found);
    }

    private Mono<Walk> more(Walk walk) {
        return log.range(channel, walk.after, walk.before, Reads.PAGE, walk.newestFirst)
                .flatMap(page -> walk.take(page, channel, clock) ? Mono.just(walk) : more(walk));
    }

    /** What was found so far, and what is still to be looked at. Read by one page after the other. */
    private static final class Walk {

        private final int limit;
        private final boolean newestFirst;
        private final Deque<StreamMessage> found = new ArrayDeque<>();
        private MessageId after;
        private MessageId before;

        Walk(HistoryQuery query) {
            this.limit = query.limit();
            this.newestFirst = query.end() == HistoryQuery.End.NEWEST;
            this.after = query.after();
            this.before = query.before();
        }

        Collection<StreamMessage> found() {
            return found;
        }

        /** Whether that is all. */
        boolean take(RangePage page, ChannelId channel, Clock clock) {
            for (StreamEntry raw : page.entries()) {
                if (found.size() == limit) {
                    return true;
                }
                take(raw, page.epoch(), channel, clock);
            }
            if (page.entries().size() < Reads.PAGE || found.size() == limit) {
                return true;
            }
            goOnBeyond(page.entries().get(Reads.PAGE - 1).id());
            return false;
        }

        private void take(StreamEntry raw, String epoch, ChannelId channel, Clock clock) {
            try {
                Entry entry = StreamPage.entry(raw);
                if (!entry.isMessage()) {
                    return;
                }
                StreamMessage message = entry.message(channel, epoch, clock);
                if (newestFirst) {
                    found.addFirst(message);
                } else {
                    found.addLast(message);
                }
            } catch (CorruptEntryException unreadable) {
                LOG.debug("skipped entry {} of channel {}: {}", raw.id(), channel, unreadable.problem());
            }
        }

        private void goOnBeyond(String id) {
            if (newestFirst) {
                before = MessageId.parse(id);
            } else {
                after = MessageId.parse(id);
            }
        }
    }
}
