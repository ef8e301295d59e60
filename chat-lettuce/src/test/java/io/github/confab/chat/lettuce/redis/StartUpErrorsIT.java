package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.error.AccessDeniedException;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.error.UnsupportedServerException;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.TcpProxy;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody reads whose chat does not start: these texts are in the README's troubleshooting table. */
final class StartUpErrorsIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    /** As docs/redis-keys.md gives it, without the namespace. */
    private static final String LEAST_RIGHTS = "reset on >right ~channel:* ~message:* ~user:* ~session:* ~presence:*"
            + " ~throttle:* ~{dir}:* ~{users}:* ~seen:* resetchannels &channel:* &user:* &node:* -@all +hello +auth"
            + " +ping +info +client|setname +client|id +role +time +wait +eval +evalsha +eval_ro +evalsha_ro"
            + " +script|load +script|exists +xadd +xread +xrange +xrevrange +xlen +xtrim +xdel +xinfo|stream"
            + " +xinfo|groups +xinfo|consumers +xgroup|create +xgroup|createconsumer +xgroup|delconsumer"
            + " +xgroup|destroy +xreadgroup +xack +xclaim +xautoclaim +xpending +publish +subscribe +unsubscribe +get"
            + " +set +del +unlink +exists +expire +pexpire +pttl +incr +hset +hsetnx +hget +hmget +hgetall +hdel"
            + " +hexists +hincrby +hlen +hscan +sadd +srem +sismember +smismember +smembers +sscan +scard +zadd +zrem"
            + " +zscore +zmscore +zrange +zrangebyscore +zrangebylex +zremrangebyscore +zremrangebylex +zcard";

    private final Script read = Script.load("test-read");

    @AfterEach
    void restore() {
        redis.cli().configSet("maxmemory-policy", "noeviction");
        redis.cli().aclDeluser("ada");
    }

    @Test
    void open_nobodyListens_saysWhereAndWhatToDo() throws IOException {
        int port = freePort();

        assertThat(failure("redis://127.0.0.1:" + port))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("connect to 127.0.0.1:" + port + ": Redis is not reachable (Connection refused);"
                        + " check that it is running there and that host, port and TLS fit");
    }

    @Test
    void open_unknownHost_saysSo() {
        assertThat(failure("redis://no-such-host.invalid:1"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("connect to no-such-host.invalid:1: Redis is not reachable (")
                .hasMessageContaining("no-such-host.invalid");
    }

    @Test
    void open_wrongPassword_isDenied() {
        redis.cli().aclSetuser("ada", AclSetuserArgs.Builder.on().addPassword("right"));

        assertThat(failure("redis://ada:wr0ng@127.0.0.1:" + redis.server().port()))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage("connect to 127.0.0.1:" + redis.server().port()
                        + ": Redis denies access (WRONGPASS invalid username-password pair or user is disabled.);"
                        + " check user name and password, and the ACL of that user")
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("wr0ng"));
    }

    @Test
    void open_noPasswordWhereOneIsNeeded_isDenied() {
        try (EmbeddedRedis locked = EmbeddedRedis.builder().password("s3cret").start()) {
            assertThat(failure("redis://127.0.0.1:" + locked.port()))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessageContaining("NOAUTH");
        }
    }

    @Test
    void open_userWithoutRights_isDenied() {
        redis.cli()
                .aclSetuser(
                        "ada",
                        AclSetuserArgs.Builder.on()
                                .addPassword("right")
                                .noCommands()
                                .addCommand(CommandType.HELLO)
                                .addCommand(CommandType.CLIENT));

        assertThat(failure("redis://ada:right@127.0.0.1:" + redis.server().port()))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageStartingWith(
                        "check Redis at 127.0.0.1:" + redis.server().port() + ": Redis denies access (")
                .hasMessageContaining("'info' command");
    }

    @Test
    void open_tlsToAServerWithoutIt_saysSo() {
        assertThat(failure("rediss://127.0.0.1:" + redis.server().port()))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("connect to 127.0.0.1:" + redis.server().port()
                        + ": Redis did not answer in time (Connection initialization timed out after 2 second(s));"
                        + " check that the server is not stopped or overloaded, and that both sides use TLS or neither"
                        + " does");
    }

    @Test
    void open_noConnectionLeft_isUnavailable() {
        try (EmbeddedRedis small =
                EmbeddedRedis.builder().setting("maxclients", "1").start()) {
            RedisClient first = RedisClient.create(small.uri());
            await().ignoreExceptions().until(() -> first.connect().isOpen());
            assertThat(failure(small.uri()))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("connect to 127.0.0.1:" + small.port());
            first.shutdown();
        }
    }

    @Test
    void open_leastRights_areEnough() {
        setUser(LEAST_RIGHTS);
        RedisConnections connections =
                Connected.to("redis://ada:right@127.0.0.1:" + redis.server().port());
        try {
            assertThat(connections
                            .scripts()
                            .run(Script.load("test-read"), List.of("channel:{a}"))
                            .block(Connected.PATIENCE))
                    .isEmpty();
            Heard heard = new Heard();
            PushConnection push = connections.push(Connected.KEYS);
            push.listen(heard);
            push.attach("channel:{a}:t");
            heard.awaits("attached channel:{a}:t");
            assertThat(catchThrowable(() ->
                            connections.scripts().run(read, List.of("foreign")).block(Connected.PATIENCE)))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessageStartingWith("test-read foreign: Redis denies access (");
        } finally {
            Connected.close(connections);
        }
    }

    @Test
    void open_evictingServer_isWarnedOf_orRefused() {
        redis.cli().configSet("maxmemory-policy", "allkeys-lru");

        Connected.close(Connected.to(redis.uri()));
        assertThatThrownBy(() -> RedisConnections.open(Connected.settings(redis.uri(), true))
                        .block(Connected.PATIENCE))
                .isInstanceOf(UnsupportedServerException.class)
                .hasMessage("Redis at 127.0.0.1:" + redis.server().port()
                        + " has maxmemory-policy allkeys-lru: when memory runs out it deletes whole channels;"
                        + " set it to noeviction");
        redis.cli().configSet("maxmemory-policy", "volatile-lru");
        Connected.close(
                RedisConnections.open(Connected.settings(redis.uri(), true)).block(Connected.PATIENCE));
    }

    @Test
    void open_peerAcceptsAndSaysNothing_failsInTime() {
        try (TcpProxy proxy = TcpProxy.to(redis.server())) {
            proxy.freeze();
            long start = System.nanoTime();
            assertThat(failure(proxy.uri()))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("Redis did not answer in time");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static void setUser(String rules) {
        CommandArgs<String, String> arguments =
                new CommandArgs<>(StringCodec.UTF8).add("SETUSER").add("ada");
        for (String rule : rules.split(" ")) {
            arguments.add(rule);
        }
        assertThat(redis.cli().dispatch(CommandType.ACL, new StatusOutput<>(StringCodec.UTF8), arguments))
                .isEqualTo("OK");
    }

    private static Throwable failure(String uri) {
        return catchThrowable(() -> Connected.to(uri));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String stackTrace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
