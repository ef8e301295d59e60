package io.github.confab.examples.console.server;

import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedisException;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Redis of one user on one machine, shared by all programs that use its folder: the first one starts it and owns it,
 * the others find it there. When its owner ends, one of the others starts it again, on the same port, so that their
 * connections come back by themselves. The last one takes it down; the data stay in the folder.
 */
public final class SharedRedis implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 25;

    private final Path folder;
    private final FolderNote note;
    private int port;
    private @Nullable EmbeddedRedis owned;
    private @Nullable Socket watch;
    private boolean closed;

    private SharedRedis(Path folder) {
        this.folder = folder;
        this.note = FolderNote.of(folder);
    }

    /**
     * Starts or finds the server. Blocks, for 15 seconds at most besides the time the server needs to load its data.
     *
     * @param folder where the data are; created if absent
     * @throws EmbeddedRedisException if it neither starts nor answers
     */
    public static SharedRedis open(Path folder) {
        SharedRedis shared = new SharedRedis(folder);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        EmbeddedRedisException failure = shared.enter();
        while (shared.port == 0) {
            if (failure != null && System.nanoTime() - deadline > 0) {
                throw failure;
            }
            pause();
            failure = shared.enter();
        }
        return shared;
    }

    /** Where it is, with its password; the same for the life of this object. */
    public String uri() {
        return "redis://:" + note.password() + "@127.0.0.1:" + port;
    }

    /** Leaves it to the others, or stops it if there are none. Idempotent. */
    @Override
    public void close() {
        Optional<EmbeddedRedis> mine = markClosed();
        mine.ifPresent(EmbeddedRedis::close);
    }

    private synchronized Optional<EmbeddedRedis> markClosed() {
        closed = true;
        closeQuietly(watch);
        return Optional.ofNullable(owned);
    }

    /** One attempt to own the folder, on the port of last time if it is free, or else to be a guest. */
    private @Nullable EmbeddedRedisException enter() {
        Optional<Integer> last = note.port();
        EmbeddedRedisException failure = last.isPresent() ? own(last) : null;
        if (owned == null && last.isPresent() && RunningServer.answers(last.get(), note.password())) {
            port = last.get();
            Thread watcher = new Thread(this::watch, "shared-redis-watch");
            watcher.setDaemon(true);
            watcher.start();
            return null;
        }
        return owned == null ? own(Optional.empty()) : failure;
    }

    private synchronized @Nullable EmbeddedRedisException own(Optional<Integer> wanted) {
        EmbeddedRedis.Builder builder =
                EmbeddedRedis.builder().folder(folder).password(note.password()).startTimeout(START_TIMEOUT);
        wanted.ifPresent(builder::port);
        try {
            EmbeddedRedis started = builder.start();
            owned = started;
            port = started.port();
            note.write(port);
            return null;
        } catch (EmbeddedRedisException inUseOrPortTaken) {
            return inUseOrPortTaken;
        }
    }

    /** A guest waits for the end of the server, and then brings it back, unless another guest is faster. */
    private void watch() {
        while (isGuest()) {
            try (Socket connection = RunningServer.connect(port)) {
                if (!watches(connection)) {
                    return;
                }
                RunningServer.awaitEnd(connection);
            } catch (IOException gone) {
                pause();
            }
            takeOver();
        }
    }

    private void takeOver() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (isGuest() && System.nanoTime() - deadline < 0) {
            if (RunningServer.answers(port, note.password())) {
                return;
            }
            try {
                ownAgain();
            } catch (RuntimeException endingOrInUse) {
                pause();
            }
        }
    }

    private synchronized void ownAgain() {
        if (!closed && own(Optional.of(port)) != null) {
            throw new IllegalStateException("not free yet");
        }
    }

    private synchronized boolean watches(Socket connection) {
        watch = connection;
        return !closed;
    }

    private synchronized boolean isGuest() {
        return !closed && owned == null;
    }

    private static void closeQuietly(@Nullable Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // it was only watched
            return;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
