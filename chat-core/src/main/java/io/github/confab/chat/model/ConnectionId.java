package io.github.confab.chat.model;

import java.util.regex.Pattern;

/**
 * Identifies one connection of a user: one device, one open window.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ -}
 */
public record ConnectionId(String value) {

    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** @throws InvalidArgumentException if {@code value} breaks the rule */
    public ConnectionId {
        Rules.matching("connection id", RULE, value);
    }

    /**
     * @param value the id as text
     * @return the id
     * @throws InvalidArgumentException if {@code value} breaks the rule
     */
    public static ConnectionId of(String value) {
        return new ConnectionId(value);
    }

    /**
     * Whether a client of that session made this connection: the ids of such connections begin with the session's. One
     * that was closed and came back at once keeps the id it had, also if it came back by a new login.
     *
     * @param session a session of the same user
     * @return whether it did
     */
    public boolean isOf(SessionId session) {
        return value.startsWith(session.value() + "-");
    }

    @Override
    public String toString() {
        return value;
    }
}
