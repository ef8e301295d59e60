package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.error.ClientClosedException;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.model.InvalidArgumentException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.protocol.ProtocolVersion;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class RedisConnectionsIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private final Script read = Script.load("test-read");

    @Test
    void open_server_runsScripts() {
        RedisConnections connections = Connected.to(redis.uri());
        try {
            assertThat(connections.scripts().run(read, List.of("k")).block(Connected.PATIENCE))
                    .isEmpty();
            assertThat(redis.cli().clientList()).contains("name=confab-test").contains("resp=3");
        } finally {
            Connected.close(connections);
        }
    }

    @Test
    void open_failsTwentyTimes_leavesNoThread() throws IOException {
        int port = freePort();
        Set<String> before = threads();
        for (int i = 0; i < 20; i++) {
            failure("redis://127.0.0.1:" + port);
        }
        await().untilAsserted(() -> assertThat(threads()).isEqualTo(before));
    }

    @Test
    void close_open_leavesNoThreadAndIsIdempotent() {
        Set<String> before = threads();
        RedisConnections connections = Connected.to(redis.uri());
        PushConnection push = connections.push(Connected.KEYS);
        push.listen(new Heard());
        push.attach("t");
        assertThat(threads()).isNotEqualTo(before);

        Connected.close(connections);
        Connected.close(connections);
        push.attach("after the end");
        push.detach("t");

        assertThat(push.isUp()).isFalse();
        await().untilAsserted(() -> assertThat(threads()).isEqualTo(before));
        assertThat(redis.cli().clientList()).doesNotContain("name=confab-test");
        assertThat(catchThrowable(
                        () -> connections.scripts().run(read, List.of("k")).block(Connected.PATIENCE)))
                .isInstanceOf(ClientClosedException.class);
    }

    @Test
    void open_cancelled_leavesNoThread() {
        Set<String> before = threads();
        for (int i = 0; i < 10; i++) {
            RedisConnections.open(Connected.settings(redis.uri())).subscribe().dispose();
        }
        await().untilAsserted(() -> assertThat(threads()).isEqualTo(before));
        await().untilAsserted(() -> assertThat(redis.cli().clientList()).doesNotContain("name=confab-test"));
    }

    @Test
    void over_clientOfTheApplication_staysOpen() {
        RedisClient client = RedisClient.create(redis.uri());
        try {
            client.setOptions(suitable().build());
            RedisConnections connections = RedisConnections.over(client, Connected.settings(redis.uri()))
                    .block(Connected.PATIENCE);
            assertThat(connections.scripts().run(read, List.of("k")).block(Connected.PATIENCE))
                    .isEmpty();
            Connected.close(connections);

            assertThat(redis.cli().clientList()).doesNotContain("name=confab-test");
            assertThat(client.connect().sync().ping()).isEqualTo("PONG");
        } finally {
            client.shutdown();
        }
    }

    @Test
    void over_unfitOptions_areRefusedAndNamed() {
        RedisClient client = RedisClient.create(redis.uri());
        try {
            assertThatThrownBy(() -> RedisConnections.over(client, Connected.settings(redis.uri())))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("disconnectedBehavior(REJECT_COMMANDS)");
            client.setOptions(suitable().protocolVersion(ProtocolVersion.RESP2).build());
            assertThatThrownBy(() -> RedisConnections.over(client, Connected.settings(redis.uri())))
                    .hasMessageContaining("protocolVersion(RESP3)");
            client.setOptions(suitable().autoReconnect(false).build());
            assertThatThrownBy(() -> RedisConnections.over(client, Connected.settings(redis.uri())))
                    .hasMessageContaining("autoReconnect(true)");
        } finally {
            client.shutdown();
        }
    }

    private static ClientOptions.Builder suitable() {
        return ClientOptions.builder().disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
    }

    private static Throwable failure(String uri) {
        return catchThrowable(() -> Connected.to(uri));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Set<String> threads() {
        Set<String> names = new TreeSet<>();
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("confab-") || name.startsWith("lettuce-"))
                .forEach(names::add);
        return names;
    }
}
