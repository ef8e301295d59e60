package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.FeedEvent.MessageChanged;
import io.github.confab.chat.model.FeedEvent.PinChanged;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StreamMessage;
import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entry of a channel's stream, from a page or a push. Safe for use by many threads. */
public final class Entry {

    private final MessageId id;
    private final MessageId previous;
    private final long ordinal;
    private final Header header;
    private final byte @Nullable [] payload;
    private final Overlay overlay;
    private final @Nullable MessageId thread;

    /** Decoded once per process, by whoever needs it first; a race decodes twice and nothing worse. */
    private @Nullable StreamMessage message;

    private Entry(Entry other, byte @Nullable [] payload, Overlay overlay) {
        this(other, payload, overlay, other.thread);
    }

    private Entry(Entry other, byte @Nullable [] payload, Overlay overlay, @Nullable MessageId thread) {
        this.id = other.id;
        this.previous = other.previous;
        this.ordinal = other.ordinal;
        this.header = other.header;
        this.payload = payload;
        this.overlay = overlay;
        this.thread = thread;
    }

    private Entry(
            MessageId id, MessageId previous, long ordinal, Header header, byte @Nullable [] payload, Overlay overlay) {
        this.id = id;
        this.previous = previous;
        this.ordinal = ordinal;
        this.header = header;
        this.payload = payload;
        this.overlay = overlay;
        this.thread = null;
    }

    /**
     * Reads an entry from the fields it has in the stream.
     *
     * @param id the entry's id
     * @param previous field {@code b}
     * @param header field {@code h}
     * @param ordinal field {@code n}
     * @param payload field {@code p}; handed over, not copied
     * @return the entry
     * @throws CorruptEntryException if a field is missing or malformed
     */
    public static Entry of(
            String id,
            @Nullable String previous,
            @Nullable String header,
            @Nullable String ordinal,
            byte @Nullable [] payload) {
        if (previous == null || header == null || ordinal == null || payload == null) {
            throw new CorruptEntryException("it lacks one of the fields b, h, n and p");
        }
        return new Entry(
                Numbers.id(id),
                Numbers.id(previous),
                Numbers.count(ordinal),
                Header.parse(header),
                payload,
                Overlay.NONE);
    }

    /**
     * For frames, where the fields were parsed already.
     *
     * @param payload null: too large for the push, read it from the stream; handed over, not copied
     */
    static Entry framed(MessageId id, MessageId previous, long ordinal, Header header, byte @Nullable [] payload) {
        return new Entry(id, previous, ordinal, header, payload, Overlay.NONE);
    }

    public MessageId id() {
        return id;
    }

    public MessageId previous() {
        return previous;
    }

    public long ordinal() {
        return ordinal;
    }

    public Header header() {
        return header;
    }

    /** Whether it is a message of a user, not an event of the channel's life. */
    public boolean isMessage() {
        return header.kind() == Header.MESSAGE;
    }

    /** Whether its content is at hand. */
    public boolean hasPayload() {
        return payload != null;
    }

    /** The bytes of its content at hand, for budgets. */
    public int size() {
        return (payload == null ? 0 : payload.length) + overlay.size();
    }

    /** Whether it is known here that it was deleted: then it says nothing any more. */
    public boolean isDeleted() {
        return overlay.isDeleted();
    }

    /** What has become of it, as far as it is known here. */
    Overlay overlay() {
        return overlay;
    }

    /**
     * @param known what has become of it
     * @return this entry with that
     */
    public Entry with(Overlay known) {
        return new Entry(this, payload, known);
    }

    /** Whether it is a message that answers another one. */
    public boolean isReply() {
        return thread != null;
    }

    /** The message that began the thread it belongs to; null: it is no reply. */
    @Nullable
    MessageId thread() {
        return thread;
    }

    /**
     * @param root field {@code r}: the id of the message that began the thread it belongs to
     * @return this entry as a reply
     * @throws CorruptEntryException if that is no id
     */
    public Entry inThread(String root) {
        return new Entry(this, payload, overlay, Numbers.id(root));
    }

    /**
     * @param replies {@code <replies>;<last reply>}
     * @return this entry as one that began a thread
     * @throws CorruptEntryException if it has another form
     */
    public Entry withReplies(String replies) {
        return with(overlay.withReplies(replies));
    }

    /** Whether it says that a message was pinned or unpinned; {@link #target()} is that message. */
    public boolean isPin() {
        return header.kind() == Header.PINNED || header.kind() == Header.UNPINNED;
    }

    /**
     * What readers are told, if it {@linkplain #isPin() is about a pin}.
     *
     * @throws CorruptEntryException if it cannot be read
     */
    public PinChanged pin(ChannelId channel) {
        return StoredChange.pin(this, channel);
    }

    /** Whether it says what became of a message; then {@link #target()} is that message. */
    public boolean isChange() {
        return StoredChange.is(header.kind());
    }

    /** Whether it says that a message says something else now, or nothing: no entry before it is to be told as it was. */
    public boolean isChangeOfContent() {
        return StoredChange.isOfContent(header.kind());
    }

    /**
     * The message it is about, of a change or a pin.
     *
     * @throws CorruptEntryException if it names none
     */
    public MessageId target() {
        return StoredChange.target(header);
    }

    /**
     * What a later change leaves of this entry: of the message it is about, or of an edit of a message that was erased; and a
     * reply of the message that began its thread.
     *
     * @param change a change of content, or a reply
     * @return the entry after it; null if it has nothing to do with it
     * @throws CorruptEntryException if the change cannot be read
     */
    public @Nullable Entry after(Entry change) {
        if (change.isReply()) {
            return id.equals(change.thread) ? with(overlay.replied(change.id)) : null;
        }
        if (isMessage()) {
            return id.equals(change.target()) ? with(StoredChange.after(change, overlay)) : null;
        }
        boolean erased = change.header.kind() == Header.ERASED && header.kind() == Header.EDITED;
        return erased && target().equals(change.target())
                ? new Entry(this, new byte[0], StoredChange.after(change, overlay))
                : null;
    }

    /**
     * What readers are told of a change; null: nothing, since what it said was erased.
     *
     * @throws CorruptEntryException if it cannot be read
     */
    public @Nullable MessageChanged change(ChannelId channel) {
        return overlay.isErased() ? null : StoredChange.event(this, channel);
    }

    /** Same place and same author: an id alone can be issued twice when a failover loses the end of the history. */
    public boolean isSame(Entry other) {
        return id.equals(other.id) && isTwin(other);
    }

    /** Same author and tag, wherever it stands. */
    public boolean isTwin(Entry other) {
        return header.tag().equals(other.header.tag()) && header.sender().equals(other.header.sender());
    }

    /**
     * The message, for readers.
     *
     * @param channel where it stands
     * @param epoch the life of the history it stands in
     * @return the message, decoded once
     * @throws CorruptEntryException if the content cannot be read
     */
    public StreamMessage message(ChannelId channel, String epoch) {
        StreamMessage known = message;
        if (known == null) {
            known = StoredMessage.decode(this, channel, epoch);
            message = known;
        }
        return known;
    }

    /**
     * The message, for readers who come now: one that has expired is deleted.
     *
     * @param channel where it stands
     * @param epoch the life of the history it stands in
     * @param clock the time
     * @return the message as it is now
     * @throws CorruptEntryException if the content cannot be read
     */
    public StreamMessage message(ChannelId channel, String epoch, Clock clock) {
        StreamMessage message = message(channel, epoch);
        return message.expiresAt().isEmpty() ? message : message.at(clock.instant());
    }

    /** The same entry without its content, for those who must only recognise it. */
    public Entry withoutPayload() {
        return payload == null ? this : new Entry(this, null, overlay);
    }

    byte[] payload() {
        return Objects.requireNonNull(payload, "payload");
    }

    @Override
    public String toString() {
        return id + " after " + previous + " " + header.text() + " " + (payload == null ? "by reference" : size());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Entry that
                && isSame(that)
                && previous.equals(that.previous)
                && ordinal == that.ordinal
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
