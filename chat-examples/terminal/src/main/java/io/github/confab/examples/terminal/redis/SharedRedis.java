package io.github.confab.examples.terminal.redis;

import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedisException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Redis in a folder of the user's that all their terminals share. The first one starts it; the others find it by what is
 * noted in the folder. When the first one ends, another one starts it again on the same port and data, and everybody goes
 * on after a moment.
 */
public final class SharedRedis implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SharedRedis.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String IN_USE = "is in use by another";
    private static final long RETRY_MILLIS = 100;
    private static final long WATCH_MILLIS = 400;

    private final RedisNote note;
    private final Thread heir;
    private Optional<EmbeddedRedis> owned = Optional.empty();
    private volatile boolean closed;

    private SharedRedis(RedisNote note) {
        this.note = note;
        this.heir = new Thread(this::inherit, "shared-redis");
        heir.setDaemon(true);
    }

    /**
     * Finds the Redis of a folder, or starts it.
     *
     * @throws EmbeddedRedisException if there is none and it cannot be started
     */
    public static SharedRedis in(Path folder) {
        SharedRedis shared = new SharedRedis(RedisNote.of(folder));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                shared.startOrFind();
                shared.heir.start();
                return shared;
            } catch (EmbeddedRedisException failure) {
                // another terminal may be just starting, or ending; all else does not mend itself
                boolean passing = String.valueOf(failure.getMessage()).contains(IN_USE);
                if (!passing || System.nanoTime() - deadline > 0) {
                    throw failure;
                }
                pause(RETRY_MILLIS);
            }
        }
    }

    /** Where it is, with its password. */
    public String uri() {
        return note.uri();
    }

    /** Stops the server if it is this process's. */
    @Override
    public void close() {
        closed = true;
        heir.interrupt();
        try {
            heir.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            owned.ifPresent(EmbeddedRedis::close);
        }
    }

    /** Starting comes first: a server that answers may be one that a killed terminal left behind. */
    private void startOrFind() {
        Optional<Integer> port = note.port();
        try {
            start(port);
        } catch (EmbeddedRedisException inUse) {
            if (!note.isAnswered()) {
                if (port.isEmpty()) {
                    throw inUse;
                }
                // a stranger may have the port now
                start(Optional.empty());
            }
        }
    }

    private synchronized void start(Optional<Integer> port) {
        if (closed) {
            return;
        }
        EmbeddedRedis.Builder builder =
                EmbeddedRedis.builder().folder(note.folder()).password(note.password());
        port.ifPresent(builder::port);
        EmbeddedRedis started = builder.start();
        owned = Optional.of(started);
        note.write(started.port());
    }

    /** Takes over when the terminal that started the server has ended. */
    private void inherit() {
        while (!closed) {
            pause(WATCH_MILLIS);
            boolean mine = owned.isPresent();
            if (!closed && !mine && !note.isAnswered()) {
                try {
                    start(note.port());
                    log.info("took over the Redis in {}", note.folder());
                } catch (EmbeddedRedisException failure) {
                    log.debug("could not take over the Redis in {}", note.folder(), failure);
                }
            }
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
