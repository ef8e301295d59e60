package io.github.confab.examples.console.server;

import io.github.confab.examples.console.text.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders that only their user can enter: they hold a session, or a whole chat. */
public final class PrivateFolder {

    private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rwx------");

    private static final Set<PosixFilePermission> FILE_MODE = PosixFilePermissions.fromString("rw-------");

    private PrivateFolder() {}

    /** Creates it, with the parents it lacks, with mode 700; one that exists is left as it is. */
    public static void create(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, isPosix() ? mode() : new FileAttribute<?>[0]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder " + folder + ": " + Reason.of(e), e);
        }
    }

    /** Takes everybody else's rights away. */
    public static void close(Path folder) throws IOException {
        if (isPosix() && !MODE.equals(Files.getPosixFilePermissions(folder))) {
            Files.setPosixFilePermissions(folder, MODE);
        }
    }

    /** For a file that only its user may read and write. */
    public static FileAttribute<?>[] fileMode() {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE_MODE)}
                : new FileAttribute<?>[0];
    }

    private static FileAttribute<?>[] mode() {
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(MODE)};
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
