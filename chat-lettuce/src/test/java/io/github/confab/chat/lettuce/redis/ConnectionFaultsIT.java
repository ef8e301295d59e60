package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.error.AccessDeniedException;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.TcpProxy;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a chat sees of a Redis, or a network, that fails; the server is this test's own. */
final class ConnectionFaultsIT {

    private static final Script WRITE = Script.load("test-write");

    private final EmbeddedRedis server =
            EmbeddedRedis.builder().setting("enable-debug-command", "local").start();
    private final RedisClient client = RedisClient.create(server.uri());
    private final RedisCommands<String, String> cli = client.connect().sync();
    private final TcpProxy proxy = TcpProxy.to(server);
    private final Heard heard = new Heard();
    private RedisConnections connections;
    private PushConnection push;

    @BeforeEach
    void open() {
        use(Connected.to(proxy.uri()));
    }

    /** The chat's connections, from now on. */
    private void use(RedisConnections opened) {
        connections = opened;
        push = connections.push(Connected.KEYS);
        push.listen(heard);
    }

    @AfterEach
    void close() {
        Connected.close(connections);
        client.shutdown();
        proxy.close();
        server.close();
    }

    @Test
    void run_commandConnectionKilled_failsAtMostForAMoment() {
        write();
        cli.clientKill(KillArgs.Builder.typeNormal().skipme());
        awaitWrite();
        assertThat(push.isUp()).as("the other connection is left alone").isTrue();
    }

    @Test
    void run_replySwallowed_timesOutAndMayHaveRun() {
        write();
        proxy.dropReplies();
        long start = System.nanoTime();
        Throwable failure = catchThrowable(this::write);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        assertThat(failure)
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("test-write k: Redis did not answer in time (");
        assertThat(RedisErrors.mayHaveRun(failure)).isTrue();
        assertThat(RedisErrors.isRetryable(failure)).isTrue();
        assertThat(cli.get("k")).as("it did run").isEqualTo("2");
    }

    @Test
    void run_replySwallowedThenReset_runsOnceOnly() {
        write();
        proxy.dropReplies();
        var run = connections.scripts().run(WRITE, List.of("k"), new byte[0]).toFuture();
        await().until(() -> "2".equals(cli.get("k")));
        proxy.heal();
        proxy.reset();

        assertThat(run).failsWithin(Duration.ofSeconds(4));
        Throwable failure = catchThrowable(run::join).getCause();
        assertThat(failure)
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("test-write k: the connection to Redis was lost (");
        assertThat(RedisErrors.mayHaveRun(failure)).isTrue();
        awaitWrite();
        assertThat(cli.get("k")).as("what was in flight is not sent again").isEqualTo("3");
    }

    @Test
    void run_serverAway_saysWhyAndComesBack() {
        server.stop();
        await().until(() -> !push.isUp());
        await().untilAsserted(() -> assertThat(catchThrowable(this::write))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("the connection to Redis is down ("));
        assertThat(RedisErrors.mayHaveRun(catchThrowable(this::write))).isFalse();

        server.restart();
        awaitWrite();
        heard.awaits("up");
    }

    @Test
    void run_passwordChanged_saysThatAccessIsDenied() {
        cli.configSet("requirepass", "changed");
        cli.clientKill(KillArgs.Builder.typeNormal().skipme());

        await().untilAsserted(() -> assertThat(catchThrowable(this::write))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageStartingWith("test-write k: reconnect: Redis denies access (NOAUTH"));
        assertThat(RedisErrors.mayHaveRun(catchThrowable(this::write))).isFalse();
        int before = proxy.accepted();
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        assertThat(proxy.accepted() - before).as("attempts in two seconds").isLessThan(20);

        cli.configSet("requirepass", "");
        awaitWrite();
    }

    @Test
    @Tag("slow")
    void run_serverStopped_failsInTimeAndIsLeftAfterEightSeconds() {
        attach("a");
        server.pause();
        long start = System.nanoTime();
        assertThat(catchThrowable(this::write)).isInstanceOf(UnavailableException.class);
        assertThat(since(start)).isBetween(Duration.ofMillis(1900), Duration.ofSeconds(3));

        heard.awaits("down");
        assertThat(since(start))
                .as("a silent connection is closed")
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(11));
        int attempts = proxy.accepted();
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        assertThat(proxy.accepted() - attempts).as("no hot loop").isLessThan(10);

        server.resume();
        heard.awaits("up");
        awaitWrite();
        attach("a");
        await().untilAsserted(() -> {
            cli.publish("a", "after");
            assertThat(heard.events).contains("pushed a after");
        });
    }

    @Test
    @Tag("slow")
    void over_serverStopped_isLeftAfterEightSecondsToo() {
        Connected.close(connections);
        RedisClient shared = RedisClient.create(proxy.uri());
        shared.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        try {
            use(RedisConnections.over(shared, Connected.settings(proxy.uri())).block(Connected.PATIENCE));
            server.pause();
            heard.awaits("down");
            server.resume();
            heard.awaits("up");
            awaitWrite();
        } finally {
            Connected.close(connections);
            shared.shutdown();
        }
    }

    @Test
    @Tag("slow")
    void open_serverLoading_waitsForIt() {
        for (int i = 0; i < 5_000; i++) {
            cli.set("k" + i, "v");
        }
        cli.configSet("loading-process-events-interval-bytes", "1024");
        cli.configSet("key-load-delay", "600");
        var reload = client.connect().async().debugReload();
        await().until(() -> cli.info("persistence").contains("loading:1"));

        Connected.close(Connected.to(server.uri()));
        assertThat(reload.toCompletableFuture()).succeedsWithin(Duration.ofSeconds(5));
    }

    private void write() {
        connections.scripts().run(WRITE, List.of("k"), new byte[0]).block(Connected.PATIENCE);
    }

    /** Writes once, as soon as it can be written. */
    private void awaitWrite() {
        await().atMost(Connected.PATIENCE).ignoreExceptions().untilAsserted(this::write);
    }

    private void attach(String topic) {
        push.attach(topic);
        heard.awaits("attached " + topic);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
