package io.github.confab.chat.lettuce.wire;

/**
 * Who wrote an entry, and what kind it is: stored and pushed as {@code kind;sender;tag}.
 *
 * @param kind see the constants
 * @param sender the user's id
 * @param tag the application's idempotency key, or one that the engine made; recognises the entry wherever it comes up
 */
public record Header(char kind, String sender, String tag) {

    /** A message of a user. */
    public static final char MESSAGE = 'm';

    /** The channel was created; the first entry of each life. */
    public static final char CREATED = 'c';

    /** The sender became a member. */
    public static final char JOINED = 'j';

    /** The sender stopped being a member. */
    public static final char LEFT = 'l';

    /** The sender was banned, and was no member. Who was one has {@link #LEFT} with the tag {@link #BY_BAN}. */
    public static final char BANNED = 'b';

    /** The sender has another role, which is the tag. */
    public static final char ROLE = 'r';

    /** The sender has edited the message that the tag names: {@code <message>/<version>/<the edit before or 0-0>}. */
    public static final char EDITED = 'e';

    /** The sender has deleted the message that the tag names. */
    public static final char DELETED = 'd';

    /** The sender has erased the message that the tag names. */
    public static final char ERASED = 'x';

    /** The sender gave a message a reaction: the tag is {@code <message>/<reaction in base64url>/<people who give it now>}. */
    public static final char REACTED = '+';

    /** The sender took a reaction back; the tag as of {@link #REACTED}. */
    public static final char UNREACTED = '-';
    /** The sender has pinned the message that the tag names. */
    public static final char PINNED = 'p';

    /** The sender has unpinned the message that the tag names. */
    public static final char UNPINNED = 'u';

    /** The tag of {@link #LEFT} if somebody has removed the sender. */
    public static final String BY_REMOVAL = "removed";

    /** The tag of {@link #LEFT} if the sender was banned. */
    public static final String BY_BAN = "banned";

    /**
     * @return the form that is stored and pushed; ids and tags hold no semicolon, so it reads back unambiguously
     */
    public String text() {
        return kind + ";" + sender + ";" + tag;
    }

    /**
     * @param text {@code kind;sender;tag}
     * @return the header
     * @throws CorruptEntryException if {@code text} has another form
     */
    static Header parse(String text) {
        int tag = text.indexOf(';', 2);
        if (text.length() < 3 || text.charAt(1) != ';' || tag < 0) {
            throw new CorruptEntryException("its header is not kind;sender;tag");
        }
        return new Header(text.charAt(0), text.substring(2, tag), text.substring(tag + 1));
    }
}
