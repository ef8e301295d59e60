package io.github.confab.chat.lettuce.engine.base;

/**
 * Who acts through one client, and from where.
 *
 * @param author the user
 * @param gate open until the client closes
 * @param connection names this client among all of the user: 1 to 64 of {@code A-Z a-z 0-9 _ -}
 * @param device what the user calls the device: text of a user
 */
public record Caller(Author author, Gate gate, String connection, String device) {

    /** Of a client that did not say. */
    public static final String UNKNOWN_DEVICE = "unknown device";
}
