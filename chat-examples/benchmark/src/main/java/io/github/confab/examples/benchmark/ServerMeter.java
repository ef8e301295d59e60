package io.github.confab.examples.benchmark;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;

/** Time on the clock, and processor time of the server, while something runs. */
final class ServerMeter implements AutoCloseable {

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> redis;

    ServerMeter(RedisURI uri) {
        this.client = RedisClient.create(uri);
        this.redis = client.connect();
    }

    /**
     * What was measured.
     *
     * @param perSecond messages a second
     * @param serverMicros processor time of the server a message, microseconds
     */
    record Figure(double perSecond, double serverMicros) {}

    Figure measure(Runnable work, int messages) {
        double cpuBefore = serverSeconds();
        long before = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - before) / 1e9;
        return new Figure(messages / seconds, (serverSeconds() - cpuBefore) * 1e6 / messages);
    }

    /** The main thread alone: what limits a server is the one thread that runs the commands. */
    private double serverSeconds() {
        return redis.sync()
                .info("cpu")
                .lines()
                .filter(line ->
                        line.startsWith("used_cpu_user_main_thread") || line.startsWith("used_cpu_sys_main_thread"))
                .mapToDouble(line ->
                        Double.parseDouble(line.substring(line.indexOf(':') + 1).strip()))
                .sum();
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
