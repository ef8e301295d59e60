package io.github.confab.chat.model;

import java.util.regex.Pattern;

/**
 * Something said to whoever is there right now, such as "is typing". Never stored; delivered at most once.
 *
 * @param type what kind of signal, 1 to 32 of {@code a-z 0-9 _ . -}
 * @param payload its content, at most 1 024 UTF-8 bytes; may be empty
 */
public record Signal(String type, String payload) {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9_.-]{1,32}");
    private static final int MAX_PAYLOAD_BYTES = 1024;

    /** @throws InvalidArgumentException if a rule above is broken */
    public Signal {
        Rules.matching("signal type", TYPE, type);
        int bytes = Rules.utf8Length(Rules.wellFormed("signal payload", payload));
        if (bytes > MAX_PAYLOAD_BYTES) {
            throw new MessageTooLargeException("signal payload", bytes, MAX_PAYLOAD_BYTES, "bytes");
        }
    }

    /**
     * The sender is typing.
     *
     * @return a signal of type {@code typing}
     */
    public static Signal typing() {
        return new Signal("typing", "");
    }

    /**
     * A text for those who are there.
     *
     * @param text at most 1 024 UTF-8 bytes
     * @return a signal of type {@code text}
     * @throws InvalidArgumentException if {@code text} is too long or ill-formed
     */
    public static Signal text(String text) {
        return new Signal("text", text);
    }

    /**
     * A signal of the application's own kind.
     *
     * @param type what kind, 1 to 32 of {@code a-z 0-9 _ . -}
     * @param payload its content, at most 1 024 UTF-8 bytes
     * @return the signal
     * @throws InvalidArgumentException if a limit is broken
     */
    public static Signal of(String type, String payload) {
        return new Signal(type, payload);
    }
}
