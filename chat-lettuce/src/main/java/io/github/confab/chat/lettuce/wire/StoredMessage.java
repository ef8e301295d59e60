package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.Map;

/** A message as it stands in a stream. */
record StoredMessage(Entry entry, ChannelId channelId, String epoch, Author author, Content content)
        implements StreamMessage {

    static StoredMessage decode(Entry entry, ChannelId channel, String epoch) {
        Content content = MessageCodec.JSON.decode(entry.payload());
        Header header = entry.header();
        try {
            Author author = new Author(UserId.of(header.sender()), content.username());
            return new StoredMessage(entry, channel, epoch, author, content);
        } catch (InvalidArgumentException foreign) {
            throw new CorruptEntryException("its sender is no user id");
        }
    }

    @Override
    public MessageId id() {
        return entry.id();
    }

    @Override
    public String tag() {
        return entry.header().tag();
    }

    @Override
    public String text() {
        return content.text();
    }

    @Override
    public Map<String, String> attributes() {
        return content.attributes();
    }

    @Override
    public List<UserId> mentions() {
        return content.mentions();
    }

    @Override
    public Cursor cursor() {
        return Cursors.after(entry, channelId, epoch);
    }

    /** The author, as called when the message was written. */
    record Author(UserId id, String username) implements User {}
}
