package io.github.confab.chat.lettuce.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * A real redis-server as a child process of this JVM, for development, tests and examples; not for production.
 *
 * <p>It listens on 127.0.0.1 only and keeps an append-only file in its folder, so that data survive a restart. It ends
 * with {@link #close()}, with the JVM, or, if the JVM was killed, at the next start on the same folder. A folder has one
 * owner at a time.
 *
 * <p>Besides {@code close}, the verbs {@code stop}, {@code kill}, {@code restart}, {@code pause} and {@code resume} let a
 * test see what a program does while its server is away; they keep port, folder and owner.
 *
 * <p>All methods block, for no longer than the start timeout plus ten seconds. Safe for use by many threads.
 */
public final class EmbeddedRedis implements AutoCloseable {

    private final RedisServer server;
    private final RedisConfig config;
    private final RedisFolder folder;
    private final Thread hook = new Thread(this::close, "embedded-redis-shutdown");
    private boolean closed;

    private EmbeddedRedis(RedisServer server, RedisFolder folder) {
        this.server = server;
        this.config = server.process().config();
        this.folder = folder;
    }

    /**
     * Starts a server that keeps its data in a folder, which is created if absent.
     *
     * @throws EmbeddedRedisException if there is no redis-server, it does not come up, or the folder is in use
     */
    public static EmbeddedRedis start(Path folder) {
        return builder().folder(folder).start();
    }

    /**
     * Starts a server in a fresh folder that is deleted on close.
     *
     * @throws EmbeddedRedisException if there is no redis-server or it does not come up
     */
    public static EmbeddedRedis start() {
        return builder().start();
    }

    /** A server with settings of its own. */
    public static Builder builder() {
        return new Builder();
    }

    /** Always 127.0.0.1. */
    public String host() {
        return RedisConfig.HOST;
    }

    /** The port; stays the same for the life of this object. */
    public int port() {
        return config.port();
    }

    /** {@code redis://[:password@]127.0.0.1:port}, with the password in clear, percent-encoded. */
    public String uri() {
        return config.uri();
    }

    /** The process id of the present server, or of the last one while there is none. */
    public long pid() {
        return server.process().pid();
    }

    /** Whether the server process exists; a paused one does. */
    public boolean isAlive() {
        return server.process().isAlive();
    }

    /** Where the data, {@code redis.log} and {@code redis.pid} are. */
    public Path folder() {
        return folder.path();
    }

    /** Stops the server in an orderly way, by force after 5 s. Does nothing if it is not running. */
    public void stop() {
        server.stop();
    }

    /** Kills the server as a crash would (SIGKILL). Does nothing if it is not running. */
    public void kill() {
        server.kill();
    }

    /**
     * Stops the server if it is running, and starts it again on the same port and data; returns when it answers.
     *
     * @throws EmbeddedRedisException if it does not come up, for instance because the port was taken meanwhile
     * @throws IllegalStateException if this was closed
     */
    public void restart() {
        server.restart();
    }

    /**
     * Freezes the server (SIGSTOP): connections stay open, nothing is answered.
     *
     * @throws IllegalStateException if the server is not running, or the system has no such signal (Windows)
     */
    public void pause() {
        server.pause();
    }

    /**
     * Lets a paused server go on (SIGCONT).
     *
     * @throws IllegalStateException if the server is not running, or the system has no such signal (Windows)
     */
    public void resume() {
        server.resume();
    }

    /** Stops the server for good and gives up the folder; deletes it if it was a temporary one. Idempotent. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.end();
        } finally {
            folder.leave();
            removeHook();
        }
    }

    /** Shows address and folder, never the password. */
    @Override
    public String toString() {
        return "EmbeddedRedis[" + config.maskedUri() + ", " + folder.path() + "]";
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // hooks can no longer be removed, and this one has done its work
            return;
        }
    }

    /** How a server is to be started. Not for use by many threads. */
    public static final class Builder {

        private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

        private RedisConfig config = RedisConfig.DEFAULT;
        private Optional<Path> folder = Optional.empty();
        private Optional<Path> executable = Optional.empty();
        private Duration startTimeout = DEFAULT_TIMEOUT;
        private IntSupplier freePort = new FreePorts();

        private Builder() {}

        /** Where the data live. Default: a fresh folder that is deleted on close. */
        public Builder folder(Path path) {
            folder = Optional.of(path);
            return this;
        }

        /** The port, 1 to 65535. Default: a free one below 22000. */
        public Builder port(int port) {
            config = config.withFixedPort(port);
            return this;
        }

        /** The password of the default user. Default: none. */
        public Builder password(String password) {
            config = config.withPassword(password);
            return this;
        }

        /**
         * One more line of redis.conf, for example {@code setting("maxmemory", "64mb")}; it wins over our own. The
         * default user must stay able to PING.
         */
        public Builder setting(String name, String value) {
            config = config.withSetting(name, value);
            return this;
        }

        /**
         * The redis-server or valkey-server to run, 7.0 or newer. Default: the one named by the system property
         * {@code chat.redis.executable} or the environment variable {@code CHAT_REDIS_EXECUTABLE}, else the binary of
         * {@code org.signal:embedded-redis} on the class path, else {@code redis-server} or {@code valkey-server} on
         * PATH.
         */
        public Builder executable(Path path) {
            executable = Optional.of(path);
            return this;
        }

        /** How long the server may take to answer, loading included. Default 10 s; must be positive. */
        public Builder startTimeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("startTimeout must be positive, got: " + timeout);
            }
            startTimeout = timeout;
            return this;
        }

        /** For tests that need the chosen port to be a taken one. */
        Builder freePort(IntSupplier choice) {
            freePort = choice;
            return this;
        }

        /**
         * Starts the server and returns when it answers.
         *
         * @throws EmbeddedRedisException if there is no redis-server, it does not come up, or the folder is in use
         */
        public EmbeddedRedis start() {
            Path binary = RedisBinary.ofThisMachine().resolve(executable);
            var launcher = new RedisLauncher(binary, config, startTimeout, freePort);
            RedisFolder owned = folder.map(RedisFolder::own).orElseGet(TempFolders::create);
            var redis = new EmbeddedRedis(launch(launcher, owned), owned);
            try {
                Runtime.getRuntime().addShutdownHook(redis.hook);
            } catch (IllegalStateException shuttingDown) {
                redis.close();
                throw shuttingDown;
            }
            return redis;
        }

        private static RedisServer launch(RedisLauncher launcher, RedisFolder folder) {
            try {
                return RedisServer.start(launcher, folder.path());
            } catch (RuntimeException e) {
                folder.leave();
                throw e;
            }
        }
    }
}
