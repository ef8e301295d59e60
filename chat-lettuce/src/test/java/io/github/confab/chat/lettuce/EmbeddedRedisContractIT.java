package io.github.confab.chat.lettuce;

import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import org.junit.jupiter.api.AfterAll;

/** The contracts on the Redis that the project brings: always run. */
class EmbeddedRedisContractIT extends RedisContractSuite {

    private final EmbeddedRedis redis = EmbeddedRedis.start();

    @Override
    String uri() {
        return redis.uri();
    }

    @AfterAll
    void stop() {
        redis.close();
    }
}
