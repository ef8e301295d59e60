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
 * @param fate what has become of it, see overlay.lua
 * @param reactions what people gave it, see reactions.lua
 */
public record StreamEntry(
        String id,
        @Nullable String previous,
        @Nullable String header,
        @Nullable String ordinal,
        byte @Nullable [] payload,
        byte @Nullable [] fate,
        byte @Nullable [] reactions) {

    /** An entry of which nothing has become. */
    public StreamEntry(
            String id,
            @Nullable String previous,
            @Nullable String header,
            @Nullable String ordinal,
            byte @Nullable [] payload) {
        this(id, previous, header, ordinal, payload, null, null);
    }
}
