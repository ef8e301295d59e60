package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.redis.RangePage;
import io.github.confab.chat.lettuce.redis.StreamEntry;
import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.SearchPage;
import io.github.confab.chat.model.SearchQuery;
import io.github.confab.chat.model.StreamMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a search has found so far, and how far it has come. Used by one page after the other. */
final class SearchWalk {

    /** Entries of one call: 50 ms of Redis, in 25 reads of 2 ms that others may come between. */
    static final int MOST = 5000;

    /** Content of one call, in bytes: 5 000 messages of the usual size are half a megabyte, of the largest 320. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(SearchWalk.class);

    private final ChannelId channel;
    private final SearchQuery query;
    private final Clock clock;
    private final List<StreamMessage> hits = new ArrayList<>();
    private MessageId before;
    private Optional<MessageId> reached = Optional.empty();
    private int scanned;
    private long bytes;

    SearchWalk(ChannelId channel, SearchQuery query, Clock clock) {
        this.channel = channel;
        this.query = query;
        this.clock = clock;
        this.before = query.scanBefore();
    }

    /** Where the next page ends. */
    MessageId before() {
        return before;
    }

    boolean hasBegun() {
        return scanned > 0;
    }

    /** The answer, if this page, newest first, completes it. */
    Optional<SearchPage> take(RangePage page) {
        boolean full = page.entries().size() == Reads.PAGE;
        int left = page.entries().size();
        for (StreamEntry raw : page.entries()) {
            look(raw, page.epoch());
            left--;
            if (hits.size() == query.limit()) {
                return Optional.of(found(full || left > 0));
            }
        }
        boolean enough = scanned >= MOST || bytes >= MOST_BYTES;
        return full && !enough ? Optional.empty() : Optional.of(found(full));
    }

    private SearchPage found(boolean more) {
        return SearchPage.scan(hits, scanned, reached, more);
    }

    private void look(StreamEntry raw, String epoch) {
        scanned++;
        bytes += raw.payload() == null ? 0 : raw.payload().length;
        MessageId id = StreamPage.idOrNone(raw.id());
        if (id != null) {
            before = id;
            reached = Optional.of(id);
        }
        try {
            Entry entry = StreamPage.entry(raw);
            if (entry.isMessage()) {
                StreamMessage message = entry.message(channel, epoch, clock);
                if (query.matches(message)) {
                    hits.add(message);
                }
            }
        } catch (CorruptEntryException unreadable) {
            LOG.debug("skipped entry {} of channel {}: {}", raw.id(), channel, unreadable.problem());
        }
    }
}
