package io.github.confab.chat.lettuce.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of data that this JVM owns: it holds the lock on {@code redis.lock}, which the system drops when the JVM
 * dies. A folder without owner but with a living server is what a killed JVM left behind.
 */
final class RedisFolder {

    static final String LOCK = "redis.lock";

    private static final Logger log = LoggerFactory.getLogger(RedisFolder.class);

    /** Closing any channel of a locked file drops the lock of the whole JVM (POSIX), so we never open a second one. */
    private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;
    private final Consumer<RedisFolder> farewell;

    private RedisFolder(Path path, FileChannel lock, Consumer<RedisFolder> farewell) {
        this.path = path;
        this.lock = lock;
        this.farewell = farewell;
    }

    /** Owns a folder, creates it if absent, and stops the server that a dead owner may have left in it. */
    static RedisFolder own(Path wanted) {
        try {
            Path path = Files.createDirectories(wanted).toRealPath();
            RedisFolder folder = tryOwn(path, RedisFolder::release).orElseThrow(() -> inUse(path));
            folder.stopOrphan();
            return folder;
        } catch (IOException e) {
            throw new EmbeddedRedisException("cannot use folder " + wanted + " for Redis: " + e, e);
        }
    }

    /**
     * Owns an existing folder.
     *
     * @param path the real path, so that a folder has one name only
     * @param farewell what to do with the folder at the end, its release included
     * @return empty if a living owner, in this JVM or another, holds the folder
     */
    static Optional<RedisFolder> tryOwn(Path path, Consumer<RedisFolder> farewell) throws IOException {
        if (!OWNED.add(path)) {
            return Optional.empty();
        }
        Optional<FileChannel> lock = Optional.empty();
        try {
            lock = tryLock(path.resolve(LOCK));
            return lock.map(held -> new RedisFolder(path, held, farewell));
        } finally {
            if (lock.isEmpty()) {
                OWNED.remove(path);
            }
        }
    }

    Path path() {
        return path;
    }

    /** Says farewell. Once only: by then the next owner may be in. */
    void leave() {
        farewell.accept(this);
    }

    /** Lets another owner in. */
    void release() {
        try {
            lock.close();
        } catch (IOException e) {
            log.debug("cannot close the lock of {}", path, e);
        } finally {
            OWNED.remove(path);
        }
    }

    private void stopOrphan() throws IOException {
        try {
            orphan().ifPresent(server -> {
                log.warn("stopping redis-server {} that a killed JVM left in {}", server.pid(), path);
                ServerStop.ofOrphan(server).gracefully();
            });
        } catch (IOException | RuntimeException e) {
            release();
            throw e;
        }
    }

    /** The server that still runs in this folder although its owner is gone. */
    Optional<ProcessHandle> orphan() throws IOException {
        return ServerRecord.read(path).flatMap(ServerRecord::process);
    }

    private static Optional<FileChannel> tryLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            held = channel.tryLock() != null;
        } catch (OverlappingFileLockException heldThroughAnotherClassLoader) {
            log.debug("{} is locked by another copy of this class", file);
        } finally {
            if (!held) {
                channel.close();
            }
        }
        return held ? Optional.of(channel) : Optional.empty();
    }

    private static EmbeddedRedisException inUse(Path path) {
        return new EmbeddedRedisException(
                "folder " + path + " is in use by another living EmbeddedRedis, in this JVM or"
                        + " another: close that one, or choose another folder");
    }
}
