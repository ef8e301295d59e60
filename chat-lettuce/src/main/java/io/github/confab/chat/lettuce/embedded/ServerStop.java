package io.github.confab.chat.lettuce.embedded;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a server process, politely or not, and waits for a bounded time until it is gone. */
final class ServerStop {

    private static final Logger log = LoggerFactory.getLogger(ServerStop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long POLL_NANOS = Duration.ofMillis(2).toNanos();

    private final ProcessHandle server;
    private final BooleanSupplier running;

    private ServerStop(ProcessHandle server, BooleanSupplier running) {
        this.server = server;
        this.running = running;
    }

    static ServerStop ofChild(Process child) {
        return new ServerStop(child.toHandle(), child::isAlive);
    }

    /** A dead process that its new parent never collects counts as alive, but has no command any more. */
    static ServerStop ofOrphan(ProcessHandle orphan) {
        return new ServerStop(
                orphan, () -> orphan.isAlive() && orphan.info().command().isPresent());
    }

    /** SIGTERM lets Redis write and sync its append-only file; a server that does not follow is killed after 5 s. */
    void gracefully() {
        server.destroy();
        if (!isGoneInTime()) {
            log.warn("redis-server {} did not stop within {}; killing it", server.pid(), PATIENCE);
            forcibly();
        }
    }

    void forcibly() {
        server.destroyForcibly();
        if (!isGoneInTime()) {
            throw new EmbeddedRedisException(
                    "redis-server " + server.pid() + " was killed but did not end within " + PATIENCE);
        }
    }

    /** Does not give up on interrupts: the data may be touched only once the server is gone. */
    private boolean isGoneInTime() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (running.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }
}
