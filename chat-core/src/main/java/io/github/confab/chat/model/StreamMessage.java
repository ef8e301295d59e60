package io.github.confab.chat.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A stored message as readers see it. Immutable; safe to share between threads. */
public interface StreamMessage {

    /** Its id: the entry's id in the Redis Stream, unique in the channel and growing. */
    MessageId id();

    /** The channel it belongs to. */
    ChannelId channelId();

    /** Who wrote it, as the author was called at that time. */
    User author();

    /** What is said, exactly as it was written. It may hold control characters: neutralise them when you render it. */
    String text();

    /** The attributes it was written with, in that order; empty if none. */
    Map<String, String> attributes();

    /** Whom its author mentioned, in that order; empty if nobody. */
    List<UserId> mentions();

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

    /** When the Redis server stored it. */
    default Instant timestamp() {
        return id().timestamp();
    }
}
