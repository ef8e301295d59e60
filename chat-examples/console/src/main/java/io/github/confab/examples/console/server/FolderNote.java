package io.github.confab.examples.console.server;

import io.github.confab.examples.console.text.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What is noted in a folder of data for all programs of its user: the port, and a password that keeps the other users of
 * this machine out. The terminal example keeps the same notes under the same names.
 */
final class FolderNote {

    private static final String PORT = "terminal.port";
    private static final String PASSWORD = "terminal.password";
    private static final int PASSWORD_BYTES = 24;

    private final Path folder;
    private final String password;

    private FolderNote(Path folder, String password) {
        this.folder = folder;
        this.password = password;
    }

    /** Makes the folder and the password if they are not there. */
    static FolderNote of(Path folder) {
        try {
            PrivateFolder.create(folder);
            return new FolderNote(folder, password(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder " + folder + ": " + Reason.of(e), e);
        }
    }

    String password() {
        return password;
    }

    /** Where the server listens, or listened last. */
    Optional<Integer> port() {
        try {
            return Optional.of(
                    Integer.valueOf(Files.readString(folder.resolve(PORT)).strip()));
        } catch (IOException | NumberFormatException absent) {
            return Optional.empty();
        }
    }

    void write(int port) {
        try {
            Path part = folder.resolve(PORT + ".part");
            Files.writeString(part, port + "\n");
            Files.move(part, folder.resolve(PORT), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the folder " + folder + ": " + Reason.of(e), e);
        }
    }

    private static String password(Path folder) throws IOException {
        Path file = folder.resolve(PASSWORD);
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Path part = Files.createTempFile(folder, PASSWORD, ".part", PrivateFolder.fileMode());
            try {
                Files.writeString(part, HexFormat.of().formatHex(random));
                // as a whole, and only if there is none: two programs may start at once
                Files.createLink(file, part);
            } catch (FileAlreadyExistsException anotherWasFaster) {
                return Files.readString(file).strip();
            } finally {
                Files.deleteIfExists(part);
            }
        }
        return Files.readString(file).strip();
    }
}
