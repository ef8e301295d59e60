package io.github.confab.examples.terminal.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** What a folder notes of its Redis for other processes of the same user: the port, and a password that only they can read. */
final class RedisNote {

    private static final String PORT = "terminal.port";
    private static final String PASSWORD = "terminal.password";
    private static final int PASSWORD_BYTES = 24;
    private static final int PATIENCE_MILLIS = 1000;

    private final Path folder;
    private final String password;

    private RedisNote(Path folder, String password) {
        this.folder = folder;
        this.password = password;
    }

    /** Reads the note of a folder, and makes both if they are not there. */
    static RedisNote of(Path folder) {
        try {
            UserFolder.create(folder);
            return new RedisNote(folder, password(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder " + folder + " (another one: --data)", e);
        }
    }

    Path folder() {
        return folder;
    }

    String password() {
        return password;
    }

    /** The port that was used last. */
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
            throw new UncheckedIOException("cannot write to the folder " + folder, e);
        }
    }

    String uri() {
        return "redis://:" + password + "@127.0.0.1:" + port().orElse(0);
    }

    /** Whether our Redis, and no stranger, answers on the port. */
    boolean isAnswered() {
        return port().filter(this::isAnswered).isPresent();
    }

    private boolean isAnswered(int port) {
        try (Socket socket = new Socket()) {
            InetAddress local = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            socket.connect(new InetSocketAddress(local, port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            String commands = "AUTH " + password + "\r\nPING\r\n";
            socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
            InputStream answers = socket.getInputStream();
            String expected = "+OK\r\n+PONG\r\n";
            String got = new String(answers.readNBytes(expected.length()), StandardCharsets.US_ASCII);
            return got.equals(expected);
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    private static String password(Path folder) throws IOException {
        Path file = folder.resolve(PASSWORD);
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Path part = Files.createTempFile(folder, PASSWORD, ".part", UserFolder.permissions("rw-------"));
        try {
            Files.writeString(part, HexFormat.of().formatHex(random));
            // as a whole, and only if there is none: two terminals may start at once
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException known) {
            return Files.readString(file).strip();
        } finally {
            Files.deleteIfExists(part);
        }
        return Files.readString(file).strip();
    }
}
