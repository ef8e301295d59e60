package io.github.confab.examples.console.access;

import io.github.confab.chat.model.SessionToken;
import io.github.confab.examples.console.server.PrivateFolder;
import io.github.confab.examples.console.text.BadDataException;
import io.github.confab.examples.console.text.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Keeps a session's token between two runs, for its user only: the file has mode 600, its folder 700. */
public final class SessionFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final int LONGEST = 1024;

    private final Path file;
    private final boolean ours;

    private SessionFile(Path file, boolean ours) {
        this.file = file.toAbsolutePath();
        this.ours = ours;
    }

    /** The file of this program for one Redis. */
    static SessionFile of(Surroundings surroundings, Target target) {
        Path folder = Folders.data(surroundings).resolve("console");
        return new SessionFile(folder.resolve(target.name() + ".session"), true);
    }

    /** A file that the user has named; its folder is left as it is. */
    static SessionFile named(Path file) {
        return new SessionFile(file, false);
    }

    /** Empty if there is none. */
    public Optional<SessionToken> read() {
        try {
            if (POSIX && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new NotLoggedInException("others may read the session file " + file
                        + ", so it is not used; log out and in again, or: chmod 600 it");
            }
            if (Files.size(file) > LONGEST) {
                throw new NotLoggedInException(file + " is no session file");
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(SessionToken.of(text));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    /** Moved into place as a whole; nobody else may read it at any moment. */
    public void write(SessionToken token) {
        try {
            Path folder = folder();
            Path part = Files.createTempFile(folder, "session", ".part", PrivateFolder.fileMode());
            try {
                Files.write(part, (token.value() + "\n").getBytes(StandardCharsets.US_ASCII));
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    /** Whether there was one. */
    public boolean delete() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed("delete", e);
        }
    }

    private Path folder() throws IOException {
        Path folder = file.resolveSibling("");
        PrivateFolder.create(folder);
        if (ours) {
            PrivateFolder.close(folder);
        }
        return folder;
    }

    private BadDataException failed(String what, IOException e) {
        return new BadDataException("cannot " + what + " the session file " + file + ": " + Reason.of(e), e);
    }
}
