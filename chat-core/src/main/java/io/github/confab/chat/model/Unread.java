package io.github.confab.chat.model;

/**
 * What a user has not read in a channel.
 *
 * @param count how many messages
 * @param mentions how many of them mention the user; counted up to the newest 1 000 of a channel, and up to
 *     the newest 100 that mention every member
 */
public record Unread(long count, long mentions) {

    /** Everything is read. */
    public static final Unread NOTHING = new Unread(0, 0);

    /** @throws InvalidArgumentException if a number is negative */
    public Unread {
        Rules.atLeast("unread messages", 0, count);
        Rules.atLeast("unread mentions", 0, mentions);
    }
}
