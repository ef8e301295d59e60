package io.github.confab.chat.model;

/**
 * How somebody who is here wants to be seen.
 *
 * @param kind whether they can be spoken to
 * @param text what they say of themselves, at most 200 code points; may be empty
 */
public record PresenceStatus(Kind kind, String text) {

    private static final int MAX_TEXT = 200;
    private static final PresenceStatus AVAILABLE = new PresenceStatus(Kind.AVAILABLE, "");
    private static final PresenceStatus AWAY = new PresenceStatus(Kind.AWAY, "");
    private static final PresenceStatus BUSY = new PresenceStatus(Kind.BUSY, "");

    /** Whether somebody can be spoken to. */
    public enum Kind {
        /** Here, and listening. */
        AVAILABLE,
        /** Connected, but not at the keyboard. */
        AWAY,
        /** Here, and not to be disturbed. */
        BUSY
    }

    /** @throws InvalidArgumentException if an argument is null, or the text too long or ill-formed */
    public PresenceStatus {
        Rules.present("presence kind", kind);
        int length = Rules.wellFormed("presence text", text).codePointCount(0, text.length());
        Rules.between("code points of the presence text", 0, MAX_TEXT, length);
    }

    /**
     * @return here, and listening
     */
    public static PresenceStatus available() {
        return AVAILABLE;
    }

    /**
     * @return connected, but not at the keyboard
     */
    public static PresenceStatus away() {
        return AWAY;
    }

    /**
     * @return here, and not to be disturbed
     */
    public static PresenceStatus busy() {
        return BUSY;
    }

    /**
     * @param words what they say of themselves, at most 200 code points
     * @return this status with that text
     * @throws InvalidArgumentException if it is too long or ill-formed
     */
    public PresenceStatus saying(String words) {
        return new PresenceStatus(kind, words);
    }
}
