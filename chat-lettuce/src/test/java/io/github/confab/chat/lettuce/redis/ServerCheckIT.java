package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.lettuce.core.KillArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import org.junit.jupiter.api.Test;

/** The look at a server whose connection breaks meanwhile. */
final class ServerCheckIT {

    @Test
    void check_connectionBreaksRightAfterItWasMade_waitsForIt() {
        try (EmbeddedRedis redis = EmbeddedRedis.start()) {
            ConnectionSettings settings = Connected.settings(redis.uri());
            OwnClient own = OwnClient.create(settings);
            StatefulRedisConnection<String, byte[]> connection =
                    own.client().connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
            var admin = own.client().connect().sync();
            for (int i = 0; i < 10; i++) {
                admin.clientKill(KillArgs.Builder.typeNormal().skipme());
                assertThatCode(() -> new ServerCheck(settings).check(connection).block(Connected.PATIENCE))
                        .as("it is back before two seconds have passed")
                        .doesNotThrowAnyException();
            }
            own.close().block(Connected.PATIENCE);
        }
    }
}
