package io.github.confab.examples.console.command;

import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.examples.console.text.BadDataException;
import io.github.confab.examples.console.text.JsonText;
import io.github.confab.examples.console.text.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file of exported lines that is continued. A run that was killed may have left the beginning of a line, which is cut
 * off; a file that is no export is never touched.
 */
final class ExportFile implements AutoCloseable {

    private static final String BEGINNING = "{\"type\":\"message\",";
    private static final int LONGEST = 1024 * 1024;

    private final Path path;
    private final FileChannel file;
    private final Optional<Cursor> last;

    private ExportFile(Path path, FileChannel file) throws IOException {
        this.path = path;
        this.file = file;
        if (locked()) {
            this.last = continued();
        } else {
            throw new BadDataException(path + " is being written by another export: wait for its end");
        }
    }

    static ExportFile open(Path path) {
        try {
            FileChannel file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            boolean opened = false;
            try {
                ExportFile export = new ExportFile(path, file);
                opened = true;
                return export;
            } finally {
                if (!opened) {
                    file.close();
                }
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** Of the last message that is in the file. */
    Optional<Cursor> last() {
        return last;
    }

    /** Adds a line, as a whole. */
    void append(JsonText.Fields message) {
        ByteBuffer line = ByteBuffer.wrap((JsonText.object(message) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (line.hasRemaining()) {
                file.write(line);
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    @Override
    public void close() {
        try (file) {
            file.force(true);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private boolean locked() throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private Optional<Cursor> continued() throws IOException {
        long from = Math.max(0, file.size() - 2L * LONGEST);
        ByteBuffer bytes = ByteBuffer.allocate((int) (file.size() - from));
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
            // a read may give less than asked for
        }
        // one character a byte, so that places in the text are places in the file
        String tail = new String(bytes.array(), StandardCharsets.ISO_8859_1);
        int whole = tail.lastIndexOf('\n') + 1;
        String line = tail.substring(tail.lastIndexOf('\n', whole - 2) + 1, whole);
        String rest = tail.substring(whole);
        Optional<Cursor> cursor = line.isEmpty() ? Optional.empty() : Optional.of(cursor(line));
        if (cursor.isEmpty() && !rest.startsWith(BEGINNING) && !BEGINNING.startsWith(rest)) {
            throw foreign();
        }
        file.truncate(from + whole);
        file.position(from + whole);
        return cursor;
    }

    private Cursor cursor(String line) {
        try {
            return JsonText.parse(line)
                    .map(message -> message.get("cursor"))
                    .filter(String.class::isInstance)
                    .map(cursor -> Cursor.parse((String) cursor))
                    .orElseThrow(this::foreign);
        } catch (InvalidArgumentException noCursor) {
            throw foreign();
        }
    }

    private BadDataException foreign() {
        return new BadDataException(path + " is no export, so it is left as it is: choose another file");
    }

    private static BadDataException failed(Path path, IOException e) {
        return new BadDataException("cannot write " + path + ": " + Reason.of(e), e);
    }
}
