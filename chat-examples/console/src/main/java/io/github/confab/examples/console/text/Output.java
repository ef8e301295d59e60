package io.github.confab.examples.console.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The standard output: data only, each line written whole and at once. Safe for use by many threads.
 *
 * <p>JSON survives in every encoding: where it is not UTF-8, all but ASCII is escaped. Plain text that the encoding
 * cannot carry is an error rather than a row of question marks.
 */
public final class Output {

    private static final long PATIENCE_MILLIS = 500;

    private final OutputStream out;
    private final Charset charset;
    private final ReentrantLock turn = new ReentrantLock();
    private boolean closed;

    public Output(OutputStream out, Charset charset) {
        this.out = out;
        this.charset = charset;
    }

    /** Text of strangers is neutralised here, so that no command can forget it. */
    public void plain(String text) {
        String line = Neutral.line(text) + "\n";
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(line));
            byte[] whole = new byte[bytes.remaining()];
            bytes.get(whole);
            write(whole);
        } catch (CharacterCodingException unmappable) {
            throw new BadDataException(
                    "standard output is " + charset.name() + ", which cannot carry this text; set LC_ALL=C.UTF-8,"
                            + " or use --json: its escapes survive everywhere",
                    unmappable);
        }
    }

    /** @param fields the members of one object */
    public void json(JsonText.Fields fields) {
        String object = JsonText.object(fields);
        boolean utf8 = charset.equals(StandardCharsets.UTF_8);
        byte[] line = ((utf8 ? object : JsonText.ascii(object)) + "\n").getBytes(charset);
        write(line);
    }

    /** Lets a line that is being written end, and no other begin. */
    public void close() {
        boolean mine = false;
        try {
            mine = turn.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            closed = true;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } finally {
            if (mine) {
                turn.unlock();
            }
        }
    }

    private void write(byte[] line) {
        turn.lock();
        try {
            if (!closed) {
                out.write(line);
                out.flush();
            }
        } catch (IOException e) {
            throw new ReaderGoneException(e);
        } finally {
            turn.unlock();
        }
    }
}
