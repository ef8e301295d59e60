package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.FeedEvent.MessageChanged;
import io.github.confab.chat.model.FeedEvent.MessageDeleted;
import io.github.confab.chat.model.FeedEvent.MessageEdited;
import io.github.confab.chat.model.FeedEvent.PinChanged;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessageState.Deletion;
import io.github.confab.chat.model.MessageState.Edit;
import io.github.confab.chat.model.UserId;

/** Something that became of a message, as an entry of the stream: the tag says of which one, and more. */
final class StoredChange {

    private StoredChange() {}

    static boolean is(char kind) {
        return isOfContent(kind) || StoredReaction.is(kind);
    }

    /** Whether it changes what the message says. */
    static boolean isOfContent(char kind) {
        return kind == Header.EDITED || kind == Header.DELETED || kind == Header.ERASED;
    }

    /** The message it is about: the first part of the tag. */
    static MessageId target(Header header) {
        String tag = header.tag();
        int end = tag.indexOf('/');
        return Numbers.id(end < 0 ? tag : tag.substring(0, end));
    }

    /** What readers are told. */
    static MessageChanged event(Entry entry, ChannelId channel) {
        Header header = entry.header();
        MessageId target = target(header);
        UserId by = by(header);
        if (StoredReaction.is(header.kind())) {
            return StoredReaction.event(entry, channel, target, by);
        }
        if (header.kind() == Header.EDITED) {
            Content content = MessageCodec.JSON.decode(entry.payload());
            return new MessageEdited(channel, entry.id(), target, by, version(header), content.said());
        }
        return new MessageDeleted(channel, entry.id(), target, by, header.kind() == Header.ERASED);
    }

    /** What readers are told of a pin. */
    static PinChanged pin(Entry entry, ChannelId channel) {
        Header header = entry.header();
        boolean pinned = header.kind() == Header.PINNED;
        return new PinChanged(channel, entry.id(), target(header), by(header), pinned);
    }

    /** What the message is after it; what people gave it each reader folds by itself. */
    static Overlay after(Entry change, Overlay before) {
        Header header = change.header();
        if (!isOfContent(header.kind())) {
            return before;
        }
        if (header.kind() == Header.EDITED) {
            boolean stands = !before.isDeleted() && change.hasPayload();
            Edit edit = new Edit(change.id(), by(header), version(header));
            return stands ? before.edited(edit, change.payload()) : before;
        }
        return before.deleted(new Deletion(change.id(), by(header), header.kind() == Header.ERASED));
    }

    private static int version(Header header) {
        String[] parts = header.tag().split("/", -1);
        if (parts.length < 2) {
            throw new CorruptEntryException("an edit has no version");
        }
        return (int) Numbers.count(parts[1]);
    }

    private static UserId by(Header header) {
        try {
            return UserId.of(header.sender());
        } catch (InvalidArgumentException foreign) {
            throw new CorruptEntryException("its sender is no user id");
        }
    }
}
