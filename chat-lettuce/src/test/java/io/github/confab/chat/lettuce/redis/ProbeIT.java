package io.github.confab.chat.lettuce.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.lettuce.RedisTestSupport;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

@Tag("slow")
final class ProbeIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private final OwnClient own = OwnClient.create(Connected.settings(redis.uri()));
    private final StatefulRedisPubSubConnection<String, byte[]> pushes =
            own.client().connectPubSub(RedisConnections.CODEC);
    private final StatefulRedisConnection<String, byte[]> commands =
            own.client().connect(RedisConnections.CODEC);
    private final LettucePushConnection push =
            new LettucePushConnection(pushes, commands, "node:{n1}:probe", Schedulers.parallel());
    private final Disposable heartbeat = new Heartbeat(List.of(commands, pushes), Schedulers.parallel()).start(false);
    private final Heard heard = new Heard();

    @AfterEach
    void close() {
        heartbeat.dispose();
        push.dispose();
        own.close().block(Connected.PATIENCE);
    }

    @Test
    void listen_serverForgetsTheSubscriptionsInSilence_isReconnected() {
        push.listen(heard);
        attach();
        // the socket stays open and PINGs are answered, but nothing is subscribed any more, and nobody says so
        pushes.async().dispatch(new Reset(), new StatusOutput<>(RedisConnections.CODEC));
        await().until(() -> redis.cli().pubsubNumsub("a").get("a") == 0);
        assertThat(push.isUp()).isTrue();

        heard.awaits("down");
        heard.awaits("up");
        attach();
        redis.cli().publish("a", "after");
        heard.awaits("pushed a after");
    }

    @Test
    void listen_healthy_isLeftAlone() {
        push.listen(heard);
        attach();
        await().pollDelay(Duration.ofSeconds(17))
                .atMost(Connected.PATIENCE.multipliedBy(2))
                .until(push::isUp);
        assertThat(heard.events).containsExactly("attached a");
    }

    private void attach() {
        heard.events.clear();
        push.attach("a");
        heard.awaits("attached a");
    }

    /** Not among Lettuce's own. */
    private static final class Reset implements ProtocolKeyword {

        @Override
        public byte[] getBytes() {
            return "RESET".getBytes(US_ASCII);
        }

        @Override
        public String toString() {
            return "RESET";
        }
    }
}
