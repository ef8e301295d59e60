package io.github.confab.chat.model;

/**
 * What somebody gives a message: an emoji, or the name of a picture of the application's, such as {@code :party-parrot:}.
 *
 * @param value 1 to 64 bytes of UTF-8, in the composed form (NFC), no white space, no control characters, and something
 *     that can be seen; joiners, variation selectors and tags, of which emoji are made, may be among it
 */
public record Reaction(String value) {

    private static final String FIELD = "reaction";
    private static final int MAX_BYTES = 64;
    private static final int FIRST_TAG = 0xE0020;
    private static final int LAST_TAG = 0xE007F;

    /** @throws InvalidArgumentException if {@code value} breaks a rule above */
    public Reaction {
        if (Rules.wellFormed(FIELD, value).isBlank()) {
            throw new InvalidArgumentException(FIELD, "must not be blank");
        }
        value = Unicode.composed(FIELD, value, MAX_BYTES);
        int bytes = Rules.utf8Length(value);
        if (bytes > MAX_BYTES) {
            throw new InvalidArgumentException(FIELD, "must be at most " + MAX_BYTES + " bytes, got: " + bytes);
        }
        Unicode.refuse(FIELD, value, "white space", c -> Unicode.isSpace(c) || Character.isWhitespace(c));
        Unicode.refuse(FIELD, value, "a control character", Reaction::isControl);
        if (value.codePoints().allMatch(Reaction::isPartOnly)) {
            throw new InvalidArgumentException(FIELD, "must not be invisible");
        }
    }

    private static boolean isControl(int c) {
        boolean steers = Character.getType(c) == Character.FORMAT && !isPartOnly(c);
        return Character.isISOControl(c) || steers;
    }

    /** What only shapes an emoji: joiners, variation selectors, and the tags that flags of regions end with. */
    private static boolean isPartOnly(int c) {
        return Unicode.isIgnorable(c) || (c >= FIRST_TAG && c <= LAST_TAG);
    }

    /**
     * @param value an emoji, or a name
     * @return the reaction
     * @throws InvalidArgumentException if {@code value} is null or breaks a rule above
     */
    public static Reaction of(String value) {
        return new Reaction(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
