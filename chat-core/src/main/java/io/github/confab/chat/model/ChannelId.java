package io.github.confab.chat.model;

import java.util.regex.Pattern;

/**
 * Identifies a channel for its whole life; generated when the channel is created and never re-used.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ -}. It is part of Redis key names, so nothing else is allowed: no user
 *     text ever enters a key.
 */
public record ChannelId(String value) {

    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** @throws InvalidArgumentException if {@code value} breaks the rule */
    public ChannelId {
        Rules.matching("channel id", RULE, value);
    }

    /**
     * @param value the id as text
     * @return the id
     * @throws InvalidArgumentException if {@code value} breaks the rule
     */
    public static ChannelId of(String value) {
        return new ChannelId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
