package io.github.confab.chat.lettuce.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One run of a server: from the start of its process until the process has ended. */
final class RedisProcess {

    private static final long POLL_MILLIS = 4;

    private final Process process;
    private final RedisConfig config;
    private final Path folder;
    private final RedisLog log;

    private RedisProcess(Process process, RedisConfig config, Path folder, RedisLog log) {
        this.process = process;
        this.config = config;
        this.folder = folder;
        this.log = log;
    }

    /** Starts a process and returns once it answers; leaves no process behind if it does not. */
    static RedisProcess start(Path binary, Path folder, RedisConfig config, Duration timeout) {
        RedisProcess started = spawn(binary, folder, config);
        boolean ready = false;
        try {
            started.configure();
            started.awaitReady(timeout);
            ready = true;
            return started;
        } finally {
            if (!ready) {
                started.kill();
            }
        }
    }

    RedisConfig config() {
        return config;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void stop() {
        ServerStop.ofChild(process).gracefully();
    }

    void kill() {
        ServerStop.ofChild(process).forcibly();
    }

    private static RedisProcess spawn(Path binary, Path folder, RedisConfig config) {
        try {
            RedisLog log = RedisLog.startingNow(folder);
            Process process = new ProcessBuilder(binary.toString(), "-")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                    .start();
            return new RedisProcess(process, config, folder, log);
        } catch (IOException e) {
            throw new EmbeddedRedisException("cannot run " + binary + ": " + e.getMessage(), e);
        }
    }

    /**
     * The record comes first: the server waits for the end of its configuration, so it cannot touch the data while a
     * later start would not know of it.
     */
    private void configure() {
        record();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(config.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException ended) {
            // a process that ended before it read is reported by awaitReady, with its log
            return;
        }
    }

    private void record() {
        try {
            var record = ServerRecord.of(process.toHandle());
            if (record.isPresent()) {
                record.get().write(folder);
            }
        } catch (IOException e) {
            throw new EmbeddedRedisException("cannot write " + folder.resolve(ServerRecord.FILE), e);
        }
    }

    private void awaitReady(Duration timeout) {
        var ping = new RedisPing(config, process.pid());
        long deadline = System.nanoTime() + timeout.toNanos();
        RedisPing.Answer answer = ping.ask();
        while (answer == RedisPing.Answer.NOT_YET) {
            if (endsWithin(POLL_MILLIS)) {
                throw ended();
            }
            if (System.nanoTime() - deadline > 0) {
                throw failed("did not answer PING on port " + config.port() + " within " + timeout);
            }
            answer = ping.ask();
        }
        if (answer == RedisPing.Answer.STRANGER) {
            throw new PortTakenException(config.port());
        }
        // once more: a script that was started may have become the server it runs
        record();
    }

    private boolean endsWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedRedisException("interrupted while redis-server was starting", e);
        }
    }

    private RuntimeException ended() {
        return log.saysPortTaken()
                ? new PortTakenException(config.port())
                : failed("ended with exit code " + process.exitValue());
    }

    private EmbeddedRedisException failed(String what) {
        return new EmbeddedRedisException("redis-server " + what + "; the end of " + log.file() + ":\n" + log.tail());
    }
}
