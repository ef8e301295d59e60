package io.github.confab.chat.lettuce.redis;

/**
 * Where a group begins if it must be made.
 *
 * @param position the id of the entry it begins after, or {@code $} for the newest one
 * @param epoch the life of the channel's history that the id belongs to; empty: whichever it is. A position that the
 *     history does not have counts as its beginning
 */
public record GroupStart(String position, String epoch) {

    /** Before everything that is retained. */
    public static final GroupStart OLDEST = new GroupStart("0-0", "");

    /** After everything that is stored by now. */
    public static final GroupStart LATEST = new GroupStart("$", "");
}
