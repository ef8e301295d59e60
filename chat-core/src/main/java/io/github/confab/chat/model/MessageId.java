package io.github.confab.chat.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifies a message within its channel; it is the id of the entry in the Redis Stream, {@code <millis>-<seq>}.
 *
 * <p>Ids of one channel grow, so comparing them gives the order of messages. The second half counts the entries of the
 * channel without holes: 1, 2, 3, ... within one life of the channel's history.
 *
 * @param millis the time of the Redis server when it stored the message, milliseconds since 1970 (UTC)
 * @param seq the place in the channel, from 1
 */
public record MessageId(long millis, long seq) implements Comparable<MessageId> {

    /** Comes before every message. */
    public static final MessageId MIN = new MessageId(0, 0);

    /** Comes after every message. */
    public static final MessageId MAX = new MessageId(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,19})-(\\d{1,19})");
    private static final Comparator<MessageId> ORDER =
            Comparator.comparingLong(MessageId::millis).thenComparingLong(MessageId::seq);

    /** @throws InvalidArgumentException if a half is negative */
    public MessageId {
        Rules.atLeast("message id millis", 0, millis);
        Rules.atLeast("message id seq", 0, seq);
    }

    /**
     * @param text the form that {@link #toString()} gives, {@code <millis>-<seq>}
     * @return the id
     * @throws InvalidArgumentException if {@code text} has another form
     */
    public static MessageId parse(String text) {
        Matcher halves = TEXT.matcher(Rules.present("message id", text));
        if (!halves.matches()) {
            throw malformed(text);
        }
        try {
            return new MessageId(Long.parseLong(halves.group(1)), Long.parseLong(halves.group(2)));
        } catch (NumberFormatException beyondLong) {
            throw malformed(text);
        }
    }

    /** When the Redis server stored the message. */
    public Instant timestamp() {
        return Instant.ofEpochMilli(millis);
    }

    /**
     * @param other another id of the same channel
     * @return whether this message comes before {@code other}
     */
    public boolean isBefore(MessageId other) {
        return compareTo(other) < 0;
    }

    /**
     * @param other another id of the same channel
     * @return whether this message comes after {@code other}
     */
    public boolean isAfter(MessageId other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(MessageId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return millis + "-" + seq;
    }

    private static InvalidArgumentException malformed(String text) {
        return new InvalidArgumentException("message id", "must be <millis>-<seq>, got: " + Rules.shown(text));
    }
}
