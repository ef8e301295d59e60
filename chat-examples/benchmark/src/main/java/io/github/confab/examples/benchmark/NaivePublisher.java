package io.github.confab.examples.benchmark;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import reactor.core.publisher.Mono;

/** What one would write by hand: one script of XADD and PUBLISH a message; no checks, no retry, no order of gaps. */
final class NaivePublisher implements Publisher {

    private static final String SCRIPT = "local id = redis.call('XADD', KEYS[1], '*', 'p', ARGV[1])"
            + " redis.call('PUBLISH', ARGV[2], id .. ' ' .. ARGV[1]) return id";

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> redis;
    private final String sha;
    private final String text;

    NaivePublisher(RedisURI uri, String text) {
        this.client = RedisClient.create(uri);
        this.redis = client.connect();
        this.sha = redis.sync().scriptLoad(SCRIPT);
        this.text = text;
    }

    @Override
    public String name() {
        return "EVALSHA of XADD + PUBLISH";
    }

    @Override
    public Target open() {
        String key = "naive:{" + System.nanoTime() + "}";
        return new Target() {
            @Override
            public Mono<?> publish() {
                return Mono.fromCompletionStage(() -> redis.async()
                        .<String>evalsha(sha, ScriptOutputType.VALUE, new String[] {key}, text, key + ":t"));
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
