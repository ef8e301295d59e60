package io.github.confab.chat.model;

import java.util.regex.Pattern;

/**
 * Names a session; safe to show and to log, since it opens nothing.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ -}
 */
public record SessionId(String value) {

    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** @throws InvalidArgumentException if {@code value} breaks the rule */
    public SessionId {
        Rules.matching("session id", RULE, value);
    }

    /**
     * @param value the id as text
     * @return the id
     * @throws InvalidArgumentException if {@code value} breaks the rule
     */
    public static SessionId of(String value) {
        return new SessionId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
