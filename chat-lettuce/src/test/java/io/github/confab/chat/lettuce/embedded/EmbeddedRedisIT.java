package io.github.confab.chat.lettuce.embedded;

import static io.github.confab.chat.lettuce.embedded.RawRedis.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class EmbeddedRedisIT {

    @TempDir
    Path folder;

    @Test
    void start_freshFolder_answersAtItsUri() {
        try (var redis = EmbeddedRedis.start(folder)) {
            assertThat(ask(redis, "PING")).isEqualTo("+PONG");
            assertThat(ask(redis, "CONFIG GET appendonly"))
                    .as("an array of two")
                    .isEqualTo("*2");
            assertThat(redis.uri()).isEqualTo("redis://127.0.0.1:" + redis.port());
            assertThat(ProcessHandle.of(redis.pid())).get().matches(ProcessHandle::isAlive);
        }
    }

    @Test
    void start_sameFolderAgain_findsTheData() {
        try (var first = EmbeddedRedis.start(folder)) {
            ask(first, "SET greeting salam");
        }
        try (var second = EmbeddedRedis.start(folder)) {
            assertThat(ask(second, "GET greeting")).isEqualTo("salam");
        }
    }

    @Test
    void restart_afterKill_keepsPortAndData() {
        try (var redis = EmbeddedRedis.start(folder)) {
            int port = redis.port();
            long pid = redis.pid();
            ask(redis, "SET greeting salam");
            redis.kill();
            assertThat(redis.isAlive()).isFalse();
            redis.restart();
            assertThat(ask(redis, "GET greeting"))
                    .as("from the append-only file")
                    .isEqualTo("salam");
            assertThat(redis.port()).isEqualTo(port);
            assertThat(redis.pid()).isNotEqualTo(pid);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void pause_thenResume_answersOnlyAfterwards() {
        try (var redis = EmbeddedRedis.start()) {
            redis.pause();
            assertThat(redis.isAlive()).isTrue();
            assertThatThrownBy(() -> ask(redis, "PING")).hasMessageContaining("timed out");
            redis.resume();
            assertThat(ask(redis, "PING")).isEqualTo("+PONG");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void stop_pausedServer_needsNoForce() {
        try (var redis = EmbeddedRedis.start(folder)) {
            redis.pause();
            redis.stop();
            assertThat(folder.resolve(RedisLog.FILE)).content().contains("bye bye");
        }
    }

    @Test
    void close_twice_doesNothingMoreAndEndsTheServer() {
        var redis = EmbeddedRedis.start(folder);
        redis.close();
        try (var next = EmbeddedRedis.start(folder)) {
            redis.close();
            redis.stop();
            assertThat(redis.isAlive()).isFalse();
            assertThatIllegalStateException().isThrownBy(redis::restart).withMessageContaining("closed");
            assertThat(ask(next, "PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void close_temporaryFolder_isGone() {
        Path temporary;
        try (var redis = EmbeddedRedis.start()) {
            temporary = redis.folder();
            assertThat(temporary).isDirectory();
        }
        assertThat(temporary).doesNotExist();
    }

    @Test
    void password_set_isNeededAndNotShown() {
        String secret = "p\"a\\s%+\u00e9";
        try (var redis = EmbeddedRedis.builder().folder(folder).password(secret).start()) {
            assertThat(ask(redis, "PING")).startsWith("-NOAUTH");
            assertThat(ask(redis, "AUTH \"p\\\"a\\\\s%+\u00e9\"", "PING")).isEqualTo("+PONG");
            assertThat(redis.uri()).contains(":p%22a%5Cs%25%2B%C3%A9@");
            assertThat(redis.toString()).contains(":***@").doesNotContain("p%22", secret);
            assertThat(ProcessHandle.of(redis.pid())
                            .orElseThrow()
                            .info()
                            .commandLine()
                            .orElse(""))
                    .doesNotContain(secret);
        }
    }

    @Test
    void start_chosenPortsTaken_triesAnother() throws Exception {
        try (var stranger = EmbeddedRedis.start();
                var taken = new ServerSocket(new FreePorts().getAsInt())) {
            int free = new FreePorts().getAsInt();
            Iterator<Integer> ports =
                    List.of(stranger.port(), taken.getLocalPort(), free).iterator();
            try (var redis = EmbeddedRedis.builder().freePort(ports::next).start()) {
                assertThat(redis.port()).as("the first that nobody held").isEqualTo(free);
                assertThat(redis.pid()).isNotEqualTo(stranger.pid());
            }
        }
    }

    @Test
    void start_eachPortTaken_givesUpAfterFive() {
        try (var stranger = EmbeddedRedis.start()) {
            assertThatThrownBy(() ->
                            EmbeddedRedis.builder().freePort(stranger::port).start())
                    .isInstanceOf(EmbeddedRedisException.class)
                    .hasMessageContaining("5 ports in turn were taken");
        }
    }

    @Test
    void start_fixedPortTaken_saysSo() {
        try (var stranger = EmbeddedRedis.start()) {
            assertThatThrownBy(
                            () -> EmbeddedRedis.builder().port(stranger.port()).start())
                    .isInstanceOf(EmbeddedRedisException.class)
                    .hasMessageContaining("port " + stranger.port() + " is taken by another process");
        }
    }

    @Test
    void start_wrongSetting_showsTheEndOfTheLog() {
        assertThatThrownBy(() -> EmbeddedRedis.builder()
                        .folder(folder)
                        .setting("no-such-setting", "1")
                        .start())
                .isInstanceOf(EmbeddedRedisException.class)
                .hasMessageContaining("exit code 1")
                .hasMessageContaining("no-such-setting 1");
        try (var next = EmbeddedRedis.start(folder)) {
            assertThat(next.isAlive())
                    .as("the failed start gave the folder back")
                    .isTrue();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void start_neverAnswers_failsInTime() throws Exception {
        Path mute = Files.writeString(folder.resolve("mute"), "#!/bin/sh\necho $$ > mute.pid\nexec sleep 60\n");
        assertThat(mute.toFile().setExecutable(true)).isTrue();
        assertThatThrownBy(() -> EmbeddedRedis.builder()
                        .folder(folder)
                        .executable(mute)
                        .startTimeout(Duration.ofMillis(300))
                        .start())
                .isInstanceOf(EmbeddedRedisException.class)
                .hasMessageContaining("did not answer PING")
                .hasMessageContaining("PT0.3S");
        long pid = Long.parseLong(Files.readString(folder.resolve("mute.pid")).strip());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive))
                .as("no process is left behind")
                .isEmpty();
    }
}
