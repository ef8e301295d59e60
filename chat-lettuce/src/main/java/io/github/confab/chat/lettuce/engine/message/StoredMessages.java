package io.github.confab.chat.lettuce.engine.message;

import io.github.confab.chat.lettuce.engine.base.Stored;
import io.github.confab.chat.lettuce.redis.StreamEntry;
import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.StreamMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entries that were found by an index, as messages. */
final class StoredMessages {

    private static final Logger LOG = LoggerFactory.getLogger(StoredMessages.class);

    private StoredMessages() {}

    /** Those that can be read, in the same order. */
    static List<StreamMessage> of(List<StreamEntry> entries, ChannelId channel, String epoch, Clock clock) {
        List<StreamMessage> messages = new ArrayList<>(entries.size());
        for (StreamEntry raw : entries) {
            try {
                Entry entry = Stored.entry(raw);
                if (entry.isMessage()) {
                    messages.add(entry.message(channel, epoch, clock));
                }
            } catch (CorruptEntryException unreadable) {
                LOG.debug("skipped entry {} of channel {}: {}", raw.id(), channel, unreadable.problem());
            }
        }
        return messages;
    }
}
