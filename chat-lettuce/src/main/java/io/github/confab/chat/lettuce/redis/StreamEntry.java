package io.github.confab.chat.lettuce.redis;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a channel's stream as it stands in Redis, fields unread; a field that is not there is null.
 *
 * @param id the entry's id
 * @param previous field {@code b}: the id of the entry before it
 * @param header field {@code h}: {@code kind;sender;tag}
 * @param ordinal field {@code n}: how many messages the channel had with it
 * @param payload field {@code p}
 * @param root field {@code r}: of a reply, the id of the message that began its thread
 * @param beside what stands of it beside the stream
 */
public record StreamEntry(
        String id,
        @Nullable String previous,
        @Nullable String header,
        @Nullable String ordinal,
        byte @Nullable [] payload,
        @Nullable String root,
        Beside beside) {

    /** An entry of which nothing has become. */
    public StreamEntry(
            String id,
            @Nullable String previous,
            @Nullable String header,
            @Nullable String ordinal,
            byte @Nullable [] payload) {
        this(id, previous, header, ordinal, payload, null, Beside.NOTHING);
    }

    /**
     * What has become of an entry; see overlay.lua.
     *
     * @param fate an edit, deletion or erasure
     * @param reactions what people gave it
     * @param replies of one that began a thread {@code <replies>;<last reply>}
     */
    public record Beside(
            byte @Nullable [] fate,
            byte @Nullable [] reactions,
            @Nullable String replies) {

        /** Nothing has. */
        public static final Beside NOTHING = new Beside(null, null, null);
    }
}
