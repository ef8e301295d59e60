package io.github.confab.chat.lettuce.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads lines and counted bytes from a frame. */
final class FrameReader {

    private final byte[] frame;
    private int at;

    FrameReader(byte[] frame) {
        this.frame = frame;
    }

    /** The next line, at its semicolons: at most {@code most} parts, so that rubbish cannot make many. */
    String[] line(int most) {
        String[] parts = new String[most];
        int count = 0;
        int start = at;
        for (int i = at; i < frame.length && count < most; i++) {
            if (frame[i] == ';' || frame[i] == '\n') {
                parts[count++] = new String(frame, start, i - start, StandardCharsets.US_ASCII);
                start = i + 1;
                if (frame[i] == '\n') {
                    at = start;
                    return count == most ? parts : Arrays.copyOf(parts, count);
                }
            }
        }
        throw new CorruptEntryException("a line of a push has no end, or too many parts");
    }

    byte[] bytes(long count) {
        if (count > frame.length - at) {
            throw new CorruptEntryException("a push ends too early");
        }
        byte[] cut = Arrays.copyOfRange(frame, at, at + (int) count);
        at += (int) count;
        return cut;
    }
}
