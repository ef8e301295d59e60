package io.github.confab.chat.model;

/**
 * What somebody gives a message: an emoji, or the name of a picture of the application's, such as {@code :party-parrot:}.
 *
 * @param value 1 to 64 bytes of UTF-8, no white space, no control characters
 */
public record Reaction(String value) {

    private static final String FIELD = "reaction";
    private static final int MAX_BYTES = 64;

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
        Unicode.refuse(FIELD, value, "white space", Unicode::isSpace);
        Unicode.refuse(FIELD, value, "a control character", Character::isISOControl);
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
