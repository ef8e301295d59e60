package io.github.confab.chat.lettuce.embedded;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a server process, politely or not, and waits for a bounded time until it is gone. */
final class ServerStop {

    private static final Logger log = LoggerFactory.getLogger(ServerStop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long POLL_NANOS = Duration.ofMillis(2).toNanos();

    private ServerStop() {}

    /** SIGTERM lets Redis write and sync its append-only file; a server that does not follow is killed after 5 s. */
    static void gracefully(ProcessHandle server) {
        server.destroy();
        if (!gone(server)) {
            log.warn("redis-server {} did not stop within {}; killing it", server.pid(), PATIENCE);
            forcibly(server);
        }
    }

    static void forcibly(ProcessHandle server) {
        server.destroyForcibly();
        if (!gone(server)) {
            throw new EmbeddedRedisException("redis-server " + server.pid() + " was killed but did not end in " + PATIENCE);
        }
    }

    /** Does not look at interrupts: whoever stops a server must know that it is gone before the data are touched. */
    private static boolean gone(ProcessHandle server) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (isRunning(server)) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    /** A dead process that its parent never collects counts as alive for the JVM, but has no command any more. */
    static boolean isRunning(ProcessHandle server) {
        return server.isAlive() && server.info().command().isPresent();
    }
}
