package io.github.confab.chat.model;

import io.github.confab.chat.model.FeedEvent.MessageChanged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stored message as readers see it: as it stood when it was read, with what had become of it until then. Immutable; safe
 * to share between threads. {@link #with(MessageChanged)} gives what a later change makes of it.
 */
public interface StreamMessage {

    /** Its id: the entry's id in the Redis Stream, unique in the channel and growing. */
    MessageId id();

    /** The channel it belongs to. */
    ChannelId channelId();

    /** Who wrote it, as the author was called at that time; of an erased message the name is empty. */
    User author();

    /** What it says now: after its last edit, and nothing once it is deleted. */
    MessageContent content();

    /** What has become of it. */
    MessageState state();

    /** The message it replies to, if it is a reply; empty once it is erased. */
    Optional<MessageId> replyTo();

    /** The message that began the thread it belongs to, if it is a reply; stays when it is erased. */
    Optional<MessageId> thread();

    /**
     * What makes a repeated delivery recognisable, for ever: the application's idempotency key, or one that the SDK
     * made. Use it with {@link #author()} to make the effect of a handler idempotent.
     */
    String tag();

    /**
     * The position right after this message, for {@link StartAt#after(Cursor)}: save it, and a later subscription goes
     * on where this one stopped, in another process too.
     */
    Cursor cursor();

    /** What is said, exactly as it was written. It may hold control characters: neutralise them when you render it. */
    default String text() {
        return content().text();
    }

    /** The attributes it was written with, in that order; empty if none. */
    default Map<String, String> attributes() {
        return content().attributes();
    }

    /** Whom its author mentioned, in that order; empty if nobody. */
    default List<UserId> mentions() {
        return content().mentions();
    }

    /** What it refers to, in order; empty if nothing. */
    default List<Attachment> attachments() {
        return content().extras().attachments();
    }

    /** Another message that it shows, if it does. */
    default Optional<Quote> quote() {
        return content().extras().quote();
    }

    /** Structured content of the application, if there is any. */
    default Optional<Payload> payload() {
        return content().extras().payload();
    }

    /** When it expires, if it does: from then on it counts as deleted, see {@link #at(Instant)}. */
    default Optional<Instant> expiresAt() {
        return Optional.empty();
    }

    /**
     * What is left of it at a time. Whoever keeps messages on the screen asks again at {@link #expiresAt()}; what is read
     * from the store is as it is at that moment.
     *
     * @param now the time
     * @return a deleted message if it has expired by then, deleted by {@link UserId#SYSTEM}; else itself
     */
    default StreamMessage at(Instant now) {
        return FoldedMessage.at(this, Rules.present("time", now));
    }

    /** When the Redis server stored it. */
    default Instant timestamp() {
        return id().timestamp();
    }

    /** Whether it was deleted: then it says nothing any more, and keeps its place. */
    default boolean isDeleted() {
        return state().deletion().isPresent();
    }

    /** Whether what it says is not what it said first. */
    default boolean isEdited() {
        return state().edit().isPresent();
    }

    /**
     * What a change makes of it. Changes may come twice, and may be known to it already: what is not newer than what it
     * knows changes nothing, so whoever folds a feed into a view need not care where reading began.
     *
     * @param change from {@link io.github.confab.chat.Channel#feed}
     * @return the message after the change; itself if the change is about another message or not new
     */
    default StreamMessage with(MessageChanged change) {
        return FoldedMessage.of(this, Rules.present("change", change));
    }

    /**
     * What a reply makes of it: its thread has grown.
     *
     * @param reply a message
     * @return the message after the reply; itself if that is no reply in its thread, or is counted already
     */
    default StreamMessage withReply(StreamMessage reply) {
        return FoldedMessage.reply(this, Rules.present("reply", reply));
    }
}
