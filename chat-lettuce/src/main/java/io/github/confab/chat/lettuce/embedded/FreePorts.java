package io.github.confab.chat.lettuce.embedded;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;

/**
 * Chooses ports that nobody uses now. They lie below the range from which systems take the ports of outgoing
 * connections (32768 and up on Linux): a client that keeps trying to reach a killed server could else be given the
 * server's own port, connect to itself and keep the server from coming back. Port + 10000, the bus of a cluster node,
 * stays below that range as well.
 */
final class FreePorts implements IntSupplier {

    private static final int LOWEST = 10_000;
    private static final int BEYOND = 22_000;
    private static final int ATTEMPTS = 100;

    @Override
    public int getAsInt() {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
            if (isFree(port)) {
                return port;
            }
        }
        throw new EmbeddedRedisException("no free port found in " + LOWEST + ".." + (BEYOND - 1) + " after " + ATTEMPTS
                + " attempts: choose one with builder().port(n)");
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket()) {
            probe.bind(RedisConfig.addressOf(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
