package io.github.confab.chat.lettuce.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders that live as long as one server. They share a parent, so that the next start finds those of killed JVMs.
 */
final class TempFolders {

    private static final Logger log = LoggerFactory.getLogger(TempFolders.class);
    private static final String PREFIX = "redis-";

    /** A start removes no more folders than this, so that it stays quick whatever was left behind. */
    private static final int SWEEP_LIMIT = 20;

    private static final int ATTEMPTS = 5;

    private TempFolders() {}

    /** A folder of this user alone below {@code java.io.tmpdir}; a fresh one if its usual name is someone else's. */
    static Path parent() {
        String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
        Path temp = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Path ours = Files.createTempDirectory(temp, "confab-embedded-redis-");
            Path shared = temp.resolve("confab-embedded-redis-" + user);
            return keepOne(ours, shared);
        } catch (IOException e) {
            throw new EmbeddedRedisException("cannot create a folder for Redis in " + temp + ": " + e, e);
        }
    }

    /** Owns a new folder below the parent, after removing what killed JVMs left there. */
    static RedisFolder create() {
        Path parent = parent();
        sweep(parent);
        try {
            for (int i = 0; i < ATTEMPTS; i++) {
                Path path = Files.createTempDirectory(parent, PREFIX).toRealPath();
                Optional<RedisFolder> folder = ownNew(path);
                if (folder.isPresent()) {
                    return folder.get();
                }
            }
            throw new EmbeddedRedisException("each new folder in " + parent + " was swept away by other starts");
        } catch (IOException e) {
            throw new EmbeddedRedisException("cannot create a folder for Redis in " + parent + ": " + e, e);
        }
    }

    /** Deletes a folder and then gives up its lock; in this order nobody can own a folder that is about to vanish. */
    static void delete(RedisFolder folder) {
        try {
            deleteTree(folder.path());
        } catch (IOException | UncheckedIOException e) {
            log.debug("not all of {} could be deleted while it was locked", folder.path(), e);
        } finally {
            folder.release();
        }
        try {
            // Windows keeps an open file, so there the lock file goes only now
            deleteTree(folder.path());
        } catch (IOException | UncheckedIOException e) {
            log.warn("cannot delete {}: {}", folder.path(), e.toString());
        }
    }

    /** Another start may sweep the folder in the instant between its creation and its lock. */
    private static Optional<RedisFolder> ownNew(Path path) throws IOException {
        Optional<RedisFolder> folder = RedisFolder.tryOwn(path, TempFolders::delete);
        if (folder.isPresent() && !Files.exists(path.resolve(RedisFolder.LOCK))) {
            folder.get().release();
            return Optional.empty();
        }
        return folder;
    }

    static void sweep(Path parent) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            int removed = 0;
            for (Path folder : folders) {
                if (removed < SWEEP_LIMIT && sweepOne(folder)) {
                    removed++;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            log.debug("cannot sweep {}", parent, e);
        }
    }

    /** A folder without a lock file is one that is just being created. */
    private static boolean sweepOne(Path path) {
        if (!Files.exists(path.resolve(RedisFolder.LOCK))) {
            return false;
        }
        try {
            Optional<RedisFolder> left = RedisFolder.tryOwn(path.toRealPath(), TempFolders::delete);
            left.ifPresent(TempFolders::removeLeft);
            return left.isPresent();
        } catch (IOException sweptByAnother) {
            log.debug("cannot sweep {}", path, sweptByAnother);
            return false;
        }
    }

    private static void removeLeft(RedisFolder folder) {
        log.debug("removing {}, left by a killed JVM", folder.path());
        try {
            // its data are about to go, so there is nothing to save
            folder.orphan().ifPresent(server -> ServerStop.ofOrphan(server).forcibly());
            folder.leave();
        } catch (IOException | EmbeddedRedisException e) {
            log.warn("cannot stop the server that a killed JVM left in {}: {}", folder.path(), e.toString());
            folder.release();
        }
    }

    private static Path keepOne(Path ours, Path shared) throws IOException {
        try {
            Files.move(ours, shared);
            return shared;
        } catch (IOException exists) {
            if (!isPrivateFolderOf(Files.getOwner(ours), shared)) {
                return ours;
            }
            Files.delete(ours);
            return shared;
        }
    }

    private static boolean isPrivateFolderOf(UserPrincipal user, Path folder) throws IOException {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(user);
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
