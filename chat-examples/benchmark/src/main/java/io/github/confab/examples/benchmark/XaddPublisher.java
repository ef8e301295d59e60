package io.github.confab.examples.benchmark;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Map;
import reactor.core.publisher.Mono;

/** A pipelined XADD: stores, and tells nobody. */
final class XaddPublisher implements Publisher {

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> redis;
    private final String text;

    XaddPublisher(RedisURI uri, String text) {
        this.client = RedisClient.create(uri);
        this.redis = client.connect();
        this.text = text;
    }

    @Override
    public String name() {
        return "pipelined XADD";
    }

    @Override
    public Target open() {
        String key = "xadd:{" + System.nanoTime() + "}";
        return new Target() {
            @Override
            public Mono<?> publish() {
                return Mono.fromCompletionStage(() -> redis.async().xadd(key, Map.of("p", text)));
            }

            @Override
            public long finish() {
                long stored = redis.sync().xlen(key);
                redis.sync().unlink(key);
                return stored;
            }
        };
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
