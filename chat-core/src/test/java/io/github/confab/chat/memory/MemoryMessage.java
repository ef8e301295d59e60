package io.github.confab.chat.memory;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessageState;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.User;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A stored message. */
record MemoryMessage(
        MessageId id,
        ChannelId channelId,
        User author,
        MessageContent content,
        Optional<MessageId> replyTo,
        Optional<MessageId> thread,
        Optional<Instant> expiresAt,
        String tag,
        Cursor cursor)
        implements StreamMessage {

    /**
     * @param said what is stored of the draft
     * @param root the message that began the thread, of a reply
     */
    static MemoryMessage of(
            ChannelId channel,
            String epoch,
            MessageId id,
            long ordinal,
            User author,
            Draft draft,
            MessageContent said,
            Optional<MessageId> root) {
        String tag = draft.key().map(IdempotencyKey::value).orElse("memory." + epoch + "." + id.seq());
        String check =
                String.format(Locale.ROOT, "%08x", Objects.hash(author.id().value(), tag));
        Cursor cursor = Cursor.of(channel, epoch, id, ordinal, check);
        Optional<Instant> end = draft.expiry().map(life -> id.timestamp().plus(life));
        return new MemoryMessage(id, channel, author, said, draft.replyTo(), root, end, tag, cursor);
    }

    @Override
    public MessageState state() {
        return MessageState.ORIGINAL;
    }
}
