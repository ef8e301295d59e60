package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.PresenceStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * What is stored of a connection that is present: {@code node;connectedAt;statusAt;kind;bytes;} and then the device, of so
 * many bytes of UTF-8, and the text of the status. What stands behind the third semicolon its client says; the rest the
 * store adds.
 *
 * @param node the process that has it
 * @param connectedAt when it entered, by the clock of the store
 * @param statusAt when the status was set, ms since 1970 by the clock of the store
 * @param device what the user calls it
 * @param status how to be seen
 */
public record PresenceRecord(String node, Instant connectedAt, long statusAt, String device, PresenceStatus status) {

    private static final int PARTS = 5;
    private static final int MAX_DEVICE = 100;

    /**
     * @param device what the user calls the device; what is too long is cut
     * @param status how to be seen
     * @return what the client says
     */
    public static byte[] said(String device, PresenceStatus status) {
        byte[] label = cut(device).getBytes(StandardCharsets.UTF_8);
        byte[] text = status.text().getBytes(StandardCharsets.UTF_8);
        byte[] head = (letter(status.kind()) + ";" + label.length + ";").getBytes(StandardCharsets.US_ASCII);
        byte[] said = Arrays.copyOf(head, head.length + label.length + text.length);
        System.arraycopy(label, 0, said, head.length, label.length);
        System.arraycopy(text, 0, said, head.length + label.length, text.length);
        return said;
    }

    private static String cut(String device) {
        return device.codePointCount(0, device.length()) <= MAX_DEVICE
                ? device
                : device.substring(0, device.offsetByCodePoints(0, MAX_DEVICE));
    }

    /**
     * @param value what is stored
     * @return what it says
     * @throws CorruptEntryException if it is none of ours
     */
    public static PresenceRecord decode(byte[] value) {
        String[] head = new String[PARTS];
        int at = 0;
        for (int part = 0; part < PARTS; part++) {
            int end = at;
            while (end < value.length && value[end] != ';') {
                end++;
            }
            if (end == value.length) {
                throw new CorruptEntryException("a presence has too few parts");
            }
            head[part] = new String(value, at, end - at, StandardCharsets.US_ASCII);
            at = end + 1;
        }
        long length = Numbers.count(head[4]);
        if (length > value.length - at) {
            throw new CorruptEntryException("a presence ends too early");
        }
        int text = at + (int) length;
        return record(head, utf8(value, at, text), utf8(value, text, value.length));
    }

    private static PresenceRecord record(String[] head, String device, String text) {
        try {
            return new PresenceRecord(
                    head[0],
                    Instant.ofEpochMilli(Numbers.count(head[1])),
                    Numbers.count(head[2]),
                    cut(device),
                    new PresenceStatus(kind(head[3]), text));
        } catch (InvalidArgumentException foreign) {
            throw new CorruptEntryException("a presence breaks a rule: " + foreign.rule());
        }
    }

    private static String utf8(byte[] value, int from, int to) {
        return new String(value, from, to - from, StandardCharsets.UTF_8);
    }

    private static String letter(PresenceStatus.Kind kind) {
        return switch (kind) {
            case AVAILABLE -> "v";
            case AWAY -> "w";
            case BUSY -> "b";
        };
    }

    private static PresenceStatus.Kind kind(String letter) {
        return switch (letter) {
            case "v" -> PresenceStatus.Kind.AVAILABLE;
            case "w" -> PresenceStatus.Kind.AWAY;
            case "b" -> PresenceStatus.Kind.BUSY;
            default -> throw new CorruptEntryException("a presence is of no known kind");
        };
    }
}
