package io.github.confab.chat.lettuce.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.User;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.protocol.CommandType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each message in the troubleshooting table of README.md is one that somebody really gets. */
final class TroubleshootingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** By the test of its own, since this machine has a binary. */
    private static final String PROVOKED_ELSEWHERE = "No redis-server found for ";

    private final EmbeddedRedis redis = EmbeddedRedis.start();
    private final RedisClient client = RedisClient.create(redis.uri());
    private final RedisCommands<String, String> cli = client.connect().sync();
    private final Map<String, Throwable> provoked = new LinkedHashMap<>();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        client.shutdown();
        redis.close();
    }

    @Test
    void table_eachMessage_isProvoked() {
        provokeStart();
        provokeAccess();
        provokeServers();
        provokeUse();
        provokeAway();

        List<String> rows = rows();
        assertThat(rows).hasSizeGreaterThan(15);
        for (String row : rows) {
            if (!row.startsWith(PROVOKED_ELSEWHERE)) {
                assertThat(provoked.values())
                        .as("nothing gives the message of this row: " + row)
                        .anyMatch(failure ->
                                pattern(row).matcher(failure.getMessage()).matches());
            }
        }
        provoked.forEach((what, failure) -> assertThat(rows)
                .as("no row for " + what + ": " + failure.getMessage())
                .anyMatch(row -> pattern(row).matcher(failure.getMessage()).matches()));
    }

    private void provokeStart() {
        provoke("nobody listens", () -> connect("redis://127.0.0.1:1"));
        provoke("tls", () -> LettuceChat.connect("rediss://127.0.0.1:" + redis.port())
                .block(PATIENCE));
        provoke("options", () -> LettuceChatOptions.builder().database(99).build());
        provoke("own client", () -> LettuceChat.over(client, options().build()).block(PATIENCE));
        EmbeddedRedis first = EmbeddedRedis.start(folder);
        provoke("folder", () -> EmbeddedRedis.start(folder));
        provoke("port", () -> EmbeddedRedis.builder().port(first.port()).start());
        first.close();
    }

    private void provokeAccess() {
        cli.aclSetuser("nothing", AclSetuserArgs.Builder.on().addPassword("right"));
        provoke("password", () -> connect(as("nothing", "wrong")));
        provoke("rights", () -> connect(as("nothing", "right")));
        cli.aclSetuser(
                "scripts",
                AclSetuserArgs.Builder.on().addPassword("right").allKeys().allChannels());
        cli.aclSetuser("scripts", AclSetuserArgs.Builder.allCommands().removeCommand(CommandType.HSETNX));
        Chat chat = connect(as("scripts", "right"));
        provoke("rights in a script", () -> chat.system().channels().open("a").block(PATIENCE));
        chat.close().block(PATIENCE);
    }

    private void provokeServers() {
        try (EmbeddedRedis locked = EmbeddedRedis.builder().password("s3cret").start()) {
            provoke("no password", () -> connect("redis://127.0.0.1:" + locked.port()));
        }
        try (EmbeddedRedis cluster =
                EmbeddedRedis.builder().setting("cluster-enabled", "yes").start()) {
            provoke("cluster", () -> connect(cluster.uri()));
        }
        try (EmbeddedRedis replica = EmbeddedRedis.builder()
                .setting("replicaof", "127.0.0.1 " + redis.port())
                .start()) {
            provoke("replica", () -> connect(replica.uri()));
        }
        cli.configSet("maxmemory-policy", "allkeys-lru");
        provoke("eviction", () -> LettuceChat.connect(
                        options().strictEviction(true).build())
                .block(PATIENCE));
        cli.configSet("maxmemory-policy", "noeviction");
    }

    private void provokeUse() {
        Chat chat = connect(redis.uri());
        Channel channel = chat.system().channels().open("general").block(PATIENCE);
        User ada = chat.users().create("ada").block(PATIENCE);
        Channel outside = chat.actAs(ada.id()).block(PATIENCE).channel(channel.id());
        provoke("not a member", () -> publish(outside, "hi"));
        provoke("text", () -> publish(channel, "x".repeat(4001)));
        cli.configSet("maxmemory", "1");
        provoke("memory", () -> publish(channel, "hi"));
        cli.configSet("maxmemory", "0");
        cli.del("channel:{" + channel.id() + "}:subs");
        cli.set("channel:{" + channel.id() + "}:subs", "something else");
        provoke("type", () -> publish(outside, "hi"));
        chat.close().block(PATIENCE);
        provoke("closed", () -> publish(channel, "hi"));
    }

    private void provokeAway() {
        Chat chat = LettuceChat.connect(
                        options().publishDeadline(Duration.ofSeconds(2)).build())
                .block(PATIENCE);
        Channel channel = chat.system().channels().open("away").block(PATIENCE);
        redis.stop();
        await().atMost(PATIENCE)
                .until(() -> String.valueOf(catchThrowable(() -> channel.info().block(PATIENCE)))
                        .contains("is down ("));
        provoke("down", () -> channel.info().block(PATIENCE));
        provoke("late", () -> publish(channel, "hi"));
        chat.close().block(PATIENCE);
    }

    private void provoke(String what, Runnable action) {
        Throwable failure = catchThrowable(action::run);
        assertThat(failure).as(what).isNotNull();
        provoked.put(what, failure);
    }

    private static void publish(Channel channel, String text) {
        channel.publish(Draft.text(text)).block(PATIENCE);
    }

    private static Chat connect(String uri) {
        // patient: a machine under load may take its time to refuse
        LettuceChatOptions patient = LettuceChatOptions.builder()
                .redis(uri)
                .connectTimeout(Duration.ofSeconds(10))
                .commandTimeout(Duration.ofSeconds(10))
                .build();
        return LettuceChat.connect(patient).block(PATIENCE);
    }

    private LettuceChatOptions.Builder options() {
        return LettuceChatOptions.builder().redis(redis.uri());
    }

    private String as(String user, String password) {
        return "redis://" + user + ":" + password + "@127.0.0.1:" + redis.port();
    }

    /** The first cells of the table, without their back-ticks. */
    private static List<String> rows() {
        List<String> lines = Page.of("README.md").lines();
        return lines.subList(lines.indexOf("## Troubleshooting"), lines.size()).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf("` |")))
                .toList();
    }

    private static Pattern pattern(String row) {
        return Pattern.compile(
                Arrays.stream(row.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }
}
