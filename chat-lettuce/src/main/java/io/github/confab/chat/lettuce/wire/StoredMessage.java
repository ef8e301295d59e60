package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessageState;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import java.time.Instant;
import java.util.Optional;

/** A message as it stands in a stream, with what became of it. */
record StoredMessage(
        Entry entry, ChannelId channelId, String epoch, Author author, Content written, MessageContent content)
        implements StreamMessage {

    private static final Content NOTHING = new Content("", MessageContent.NONE, Optional.empty());

    static StoredMessage decode(Entry entry, ChannelId channel, String epoch) {
        Overlay overlay = entry.overlay();
        Content written = overlay.isErased() ? NOTHING : MessageCodec.JSON.decode(entry.payload());
        try {
            Author author = new Author(UserId.of(entry.header().sender()), written.username());
            return new StoredMessage(entry, channel, epoch, author, written, present(written, overlay));
        } catch (InvalidArgumentException foreign) {
            throw new CorruptEntryException("its sender is no user id");
        }
    }

    private static MessageContent present(Content written, Overlay overlay) {
        if (overlay.isDeleted()) {
            return MessageContent.NONE;
        }
        byte[] edited = overlay.payload();
        return edited == null
                ? written.said()
                : MessageCodec.JSON.decode(edited).said();
    }

    @Override
    public MessageId id() {
        return entry.id();
    }

    @Override
    public MessageState state() {
        return entry.overlay().state();
    }

    @Override
    public Optional<MessageId> replyTo() {
        return written.replyTo();
    }

    @Override
    public Optional<MessageId> thread() {
        return Optional.ofNullable(entry.thread());
    }

    @Override
    public Optional<Instant> expiresAt() {
        return written.expiry().map(life -> timestamp().plus(life));
    }

    @Override
    public String tag() {
        return entry.header().tag();
    }

    @Override
    public Cursor cursor() {
        return Cursors.after(entry, channelId, epoch);
    }

    /** The author, as called when the message was written. */
    record Author(UserId id, String username) implements User {}
}
