package io.github.confab.examples.benchmark;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Map;
import reactor.core.publisher.Flux;
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
    public void run(int messages, int inFlight) {
        String key = "xadd:{" + System.nanoTime() + "}";
        Flux.range(0, messages)
                .flatMap(i -> Mono.fromCompletionStage(() -> redis.async().xadd(key, Map.of("p", text))), inFlight)
                .blockLast();
        Publisher.check(name(), messages, redis.sync().xlen(key));
        redis.sync().unlink(key);
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
