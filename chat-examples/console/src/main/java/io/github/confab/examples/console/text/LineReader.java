package io.github.confab.examples.console.text;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines of UTF-8, whatever the locale. Anything else is an error that names the line. Not for use by many threads. */
public final class LineReader {

    /** The longest line; no message is that long, and a file without line ends shall not fill the memory. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream in;
    private long number;
    private long bytes;

    public LineReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * @param number from 1
     * @param text without the line end
     * @param end how many bytes had been read with it
     */
    public record Line(long number, String text, long end) {}

    /** @return the next line; empty at the end */
    public Optional<Line> next() {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        try {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            number++;
            for (; next >= 0 && next != '\n'; next = in.read()) {
                bytes++;
                line.write(next);
                if (line.size() > MAX_BYTES) {
                    throw new BadDataException("line " + number + " is longer than " + MAX_BYTES + " bytes");
                }
            }
            bytes += next < 0 ? 0 : 1;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read line " + (number + 1) + ": " + e.getMessage(), e);
        }
        return Optional.of(new Line(number, text(line.toByteArray()), bytes));
    }

    private String text(byte[] line) {
        int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, length))
                    .toString();
            return number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BadDataException(
                    "line " + number + " is not UTF-8: convert the input first, for example by iconv -t UTF-8", e);
        }
    }
}
