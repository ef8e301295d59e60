package io.github.confab.chat.lettuce.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a server, with another port if the chosen one was taken in between. */
final class RedisLauncher {

    private static final Logger log = LoggerFactory.getLogger(RedisLauncher.class);
    private static final int ATTEMPTS = 5;

    private final Path binary;
    private final RedisConfig config;
    private final Duration timeout;
    private final IntSupplier freePort;

    RedisLauncher(Path binary, RedisConfig config, Duration timeout, IntSupplier freePort) {
        this.binary = binary;
        this.config = config;
        this.timeout = timeout;
        this.freePort = freePort;
    }

    /** Starts on the configured port, or on a free one if none is configured. */
    RedisProcess launch(Path folder) {
        return config.port() == RedisConfig.ANY_PORT ? launchOnFreePort(folder) : launchOn(config.port(), folder);
    }

    RedisProcess launchOn(int port, Path folder) {
        try {
            return RedisProcess.start(binary, folder, config.withFixedPort(port), timeout);
        } catch (PortTakenException e) {
            throw new EmbeddedRedisException(e.getMessage() + ": stop that process or choose another port", e);
        }
    }

    private RedisProcess launchOnFreePort(Path folder) {
        for (int attempt = 1; ; attempt++) {
            int port = freePort.getAsInt();
            try {
                return RedisProcess.start(binary, folder, config.withFixedPort(port), timeout);
            } catch (PortTakenException e) {
                if (attempt == ATTEMPTS) {
                    throw new EmbeddedRedisException(
                            ATTEMPTS + " ports in turn were taken by other processes, the last one " + port, e);
                }
                log.debug("{}; trying another one", e.getMessage());
            }
        }
    }
}
