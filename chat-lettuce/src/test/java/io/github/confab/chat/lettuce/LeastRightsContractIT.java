package io.github.confab.chat.lettuce;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.lettuce.docs.Rights;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** The contracts with the rights that docs/redis-keys.md gives, and no others: each refusal would stand in the log. */
@Tag("slow")
class LeastRightsContractIT extends RedisContractSuite {

    private final EmbeddedRedis redis = EmbeddedRedis.start();
    private final RedisClient client = RedisClient.create(redis.uri());
    private final RedisCommands<String, String> cli = client.connect().sync();

    LeastRightsContractIT() {
        Rights.grant(cli);
    }

    @Override
    String uri() {
        return redis.uri();
    }

    @Override
    LettuceChatOptions.Builder options() {
        return super.options().login(Rights.USER, Rights.PASSWORD);
    }

    @AfterAll
    void stop() {
        assertThat(cli.aclLog()).as("what was denied").isEmpty();
        client.shutdown();
        redis.close();
    }
}
