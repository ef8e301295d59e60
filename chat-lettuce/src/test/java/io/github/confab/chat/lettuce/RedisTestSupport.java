package io.github.confab.chat.lettuce;

import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One Redis for all tests of this JVM, emptied before each:
 * {@code @RegisterExtension static final RedisTestSupport redis = new RedisTestSupport();}. A test that stops, kills or
 * configures its server starts an {@link EmbeddedRedis} of its own.
 */
public final class RedisTestSupport implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        test.getRoot()
                .getStore(ExtensionContext.Namespace.create(RedisTestSupport.class))
                .getOrComputeIfAbsent("end", key -> (AutoCloseable) Shared::end);
        cli().flushall();
    }

    /** The server; leave it running and as it is configured. */
    public EmbeddedRedis server() {
        return Shared.SERVER;
    }

    public String uri() {
        return Shared.SERVER.uri();
    }

    /** Raw commands in plain text, to look at what was stored, or to spoil it. */
    public RedisCommands<String, String> cli() {
        return Shared.TEXT.sync();
    }

    /** What the stores work on: keys are text, values bytes. */
    public StatefulRedisConnection<String, byte[]> binary() {
        return Shared.BINARY;
    }

    /** Opened by the first test that needs Redis; ends after the last one. */
    private static final class Shared {

        static final EmbeddedRedis SERVER = EmbeddedRedis.start();
        static final RedisClient CLIENT = client();
        static final StatefulRedisConnection<String, String> TEXT = CLIENT.connect();
        static final StatefulRedisConnection<String, byte[]> BINARY =
                CLIENT.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));

        static void end() {
            CLIENT.shutdown();
            SERVER.close();
        }

        private static RedisClient client() {
            RedisURI uri = RedisURI.create(SERVER.uri());
            uri.setTimeout(Duration.ofSeconds(5));
            RedisClient client = RedisClient.create(uri);
            client.setOptions(ClientOptions.builder()
                    .protocolVersion(ProtocolVersion.RESP3)
                    .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                    .build());
            return client;
        }
    }
}
