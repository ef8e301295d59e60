package io.github.confab.chat.lettuce.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the packaged binary out of its jar, once per user. A copy is used only if it equals the packaged one byte for
 * byte, checked once per JVM, so neither a half copy nor a foreign file of that name is ever run.
 */
final class BinaryCache {

    private static final Logger log = LoggerFactory.getLogger(BinaryCache.class);
    private static final int CHUNK = 1 << 16;
    private static final Map<String, Path> CHECKED = new ConcurrentHashMap<>();

    private BinaryCache() {}

    static Path install(URL packaged) {
        return CHECKED.compute(
                packaged.toString(),
                (key, known) -> known != null && Files.isExecutable(known)
                        ? known
                        : installIn(packaged, userCache(), TempFolders::parent));
    }

    /** The second folder serves users without a writable home, or with one from which nothing may be executed. */
    static Path installIn(URL packaged, Path first, Supplier<Path> second) {
        try {
            return copyInto(first, packaged);
        } catch (IOException e) {
            log.debug("cannot keep redis-server in {}: {}", first, e.toString());
        }
        Path fallback = second.get();
        try {
            return copyInto(fallback, packaged);
        } catch (IOException e) {
            throw new EmbeddedRedisException(
                    "cannot copy redis-server to " + first + " nor to " + fallback + ": set " + RedisBinary.VARIABLE
                            + " to a redis-server",
                    e);
        }
    }

    private static Path userCache() {
        return Stream.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .findFirst()
                .orElseGet(() -> Path.of(System.getProperty("user.home", "."), ".cache"))
                .resolve("confab")
                .toAbsolutePath();
    }

    private static Path copyInto(Path folder, URL packaged) throws IOException {
        String url = packaged.getPath();
        Path target = Files.createDirectories(folder).resolve(url.substring(url.lastIndexOf('/') + 1));
        if (!isCopy(target, packaged)) {
            copy(packaged, target);
        }
        if (!Files.isExecutable(target)) {
            throw new IOException(target + " may not be executed");
        }
        return target;
    }

    /** Moves a finished copy into place, so that another JVM sees either no file or a whole one. */
    private static void copy(URL packaged, Path target) throws IOException {
        Path part = Files.createTempFile(target.getParent(), "redis-server", ".part");
        try (InputStream in = open(packaged)) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean isCopy(Path file, URL packaged) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
            return false;
        }
        try (InputStream ours = open(packaged);
                InputStream theirs = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] expected = ours.readNBytes(CHUNK);
            while (expected.length > 0 && Arrays.equals(expected, theirs.readNBytes(expected.length))) {
                expected = ours.readNBytes(CHUNK);
            }
            return expected.length == 0 && theirs.read() < 0;
        }
    }

    /** Without the URL cache: it would keep the application's jar open for the life of the JVM. */
    private static InputStream open(URL packaged) throws IOException {
        URLConnection connection = packaged.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }
}
