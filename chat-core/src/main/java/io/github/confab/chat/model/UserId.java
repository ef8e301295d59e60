package io.github.confab.chat.model;

import java.util.regex.Pattern;

/**
 * Identifies a user for ever; a username may change, this does not.
 *
 * @param value 1 to 128 of {@code A-Z a-z 0-9 _ . @ + = -}, so that ids of most identity providers fit as they are
 */
public record UserId(String value) {

    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9_.@+=-]{1,128}");

    /** The embedding application itself, as {@code chat.system()} acts. No account has this id. */
    public static final UserId SYSTEM = new UserId("system");

    /** @throws InvalidArgumentException if {@code value} breaks the rule */
    public UserId {
        Rules.matching("user id", RULE, value);
    }

    /**
     * @param value the id as text
     * @return the id
     * @throws InvalidArgumentException if {@code value} breaks the rule
     */
    public static UserId of(String value) {
        return new UserId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
