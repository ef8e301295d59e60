package io.github.confab.examples.terminal.redis;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their user may read: there is what people said to each other. */
public final class UserFolder {

    private UserFolder() {}

    /**
     * Makes a folder if it is not there.
     *
     * @throws IOException if it cannot be made
     */
    public static void create(Path folder) throws IOException {
        Files.createDirectories(folder, permissions("rwx------"));
    }

    static FileAttribute<?>[] permissions(String mode) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
