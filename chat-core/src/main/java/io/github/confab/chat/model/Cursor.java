package io.github.confab.chat.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in a channel's history, good for resuming in another process or after a restart. Opaque: save the text,
 * do not take it apart.
 *
 * <p>It names the message it stands after, the life (epoch) of the channel's history it belongs to, and a check of who
 * wrote that message, so that a history which was lost or rewritten meanwhile is noticed and reported, never taken for
 * the old one. The ordinal tells how many messages had come by, so that a gap can be counted.
 *
 * @param value the text form, {@code 1.<channelId>.<epoch>.<millis>-<seq>.<ordinal>.<check>}
 */
public record Cursor(String value) {

    private static final Pattern FORM = Pattern.compile(
            "1\\.([A-Za-z0-9_-]{1,64})\\.([A-Za-z0-9_-]{1,64})\\.(\\d{1,19}-\\d{1,19})\\.(\\d{1,18})\\.([0-9a-f]{8}|-)");

    /** @throws InvalidArgumentException if {@code value} is not a cursor */
    public Cursor {
        Matcher parts = FORM.matcher(Rules.present("cursor", value));
        if (!parts.matches()) {
            throw new InvalidArgumentException(
                    "cursor", "must be a text that StreamMessage.cursor() gave, got: " + Rules.shown(value));
        }
        MessageId.parse(parts.group(3));
    }

    /**
     * @param value a text that {@link #toString()} of a cursor gave
     * @return the cursor
     * @throws InvalidArgumentException if {@code value} is not a cursor
     */
    public static Cursor parse(String value) {
        return new Cursor(value);
    }

    /**
     * For backends: puts a cursor together.
     *
     * @param channel the channel
     * @param epoch the life of its history
     * @param id the entry the cursor stands after
     * @param ordinal how many messages the channel had with that entry
     * @param check eight hexadecimal digits that depend on who wrote it, or {@code -} if unknown
     * @return the cursor
     */
    public static Cursor of(ChannelId channel, String epoch, MessageId id, long ordinal, String check) {
        return new Cursor("1." + channel + "." + epoch + "." + id + "." + ordinal + "." + check);
    }

    /** The channel it belongs to. */
    public ChannelId channel() {
        return new ChannelId(part(1));
    }

    /** The life of the channel's history it belongs to. */
    public String epoch() {
        return part(2);
    }

    /** The id of the entry it stands after. */
    public MessageId id() {
        return MessageId.parse(part(3));
    }

    /** How many messages the channel had with that entry. */
    public long ordinal() {
        return Long.parseLong(part(4));
    }

    /** Eight hexadecimal digits that depend on who wrote that entry, or {@code -} if unknown. */
    public String check() {
        return part(5);
    }

    @Override
    public String toString() {
        return value;
    }

    private String part(int group) {
        Matcher parts = FORM.matcher(value);
        if (!parts.matches()) {
            throw new IllegalStateException("a cursor is checked at birth");
        }
        return parts.group(group);
    }
}
