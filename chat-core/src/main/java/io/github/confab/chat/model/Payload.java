package io.github.confab.chat.model;

import java.util.regex.Pattern;

/**
 * Structured content that an application gives a message: the library stores it and hands it on untouched. Who does not
 * know the type shows the text of the message. Immutable; safe to share between threads.
 *
 * @param type what it is, such as {@code acme.poll/1}: 1 to 64 of {@code a-z 0-9 . _ / -}, beginning with a letter or digit
 * @param data its value, as a rule JSON: well-formed Unicode, at most 16 384 UTF-8 bytes. Nobody looks into it
 */
public record Payload(String type, String data) {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9._/-]{0,63}");
    private static final int MAX_BYTES = 16 * 1024;

    /**
     * @throws InvalidArgumentException if an argument is null or breaks a rule above
     * @throws MessageTooLargeException if the data has too many bytes
     */
    public Payload {
        Rules.matching("payload type", TYPE, type);
        int bytes = Rules.utf8Length(Rules.wellFormed("payload data", data));
        if (bytes > MAX_BYTES) {
            throw new MessageTooLargeException("payload data", bytes, MAX_BYTES, "bytes");
        }
    }

    /**
     * @param type what it is, such as {@code acme.poll/1}
     * @param data its value, as a rule JSON
     * @return the payload
     * @throws InvalidArgumentException if an argument is null or breaks a rule
     * @throws MessageTooLargeException if the data has too many bytes
     */
    public static Payload of(String type, String data) {
        return new Payload(type, data);
    }

    /** Without the data: a log is no place for it. */
    @Override
    public String toString() {
        return "Payload[" + type + ", " + data.length() + " characters]";
    }
}
