package io.github.confab.chat.lettuce.embedded;

import static io.github.confab.chat.lettuce.embedded.RawRedis.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who may use a folder, with real JVMs that are really killed. */
@Timeout(90)
@DisabledOnOs(OS.WINDOWS)
final class EmbeddedRedisOwnerIT {

    @TempDir
    Path temp;

    private Path folder;
    private Path report;

    @BeforeEach
    void paths() {
        folder = temp.resolve("data");
        report = temp.resolve("report");
    }

    @Test
    void start_ownerWasKilled_stopsItsServerAndKeepsItsData() throws Exception {
        try (var owner = OtherJvm.start(report, "stay", folder)) {
            ProcessHandle orphan = owner.server();
            owner.kill();
            assertThat(isRunning(orphan)).as("a killed JVM leaves its server").isTrue();
            try (var redis = EmbeddedRedis.start(folder)) {
                assertThat(isRunning(orphan)).isFalse();
                assertThat(ask(redis, "PING")).isEqualTo("+PONG");
            }
            assertThat(folder.resolve(RedisLog.FILE))
                    .content()
                    .as("stopped in order")
                    .contains("bye bye");
        }
    }

    @Test
    void start_temporaryFolderOfKilledOwner_isSweptWithItsServer() throws Exception {
        try (var owner = OtherJvm.start(report, "stay")) {
            ProcessHandle orphan = owner.server();
            Path left = owner.folder();
            owner.kill();
            assertThat(left).isDirectory();
            // another start on this machine may sweep it first, a moment ago
            EmbeddedRedis.start().close();
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(left).doesNotExist());
            assertThat(isRunning(orphan)).isFalse();
        }
    }

    @Test
    void start_livingTemporaryFolderOfAnother_isLeftAlone() throws Exception {
        try (var owner = OtherJvm.start(report, "stay")) {
            ProcessHandle server = owner.server();
            EmbeddedRedis.start().close();
            assertThat(owner.folder()).isDirectory();
            assertThat(isRunning(server)).isTrue();
        }
    }

    @Test
    void start_ownerInAnotherJvm_isRefusedAndHarmless() throws Exception {
        try (var owner = OtherJvm.start(report, "stay", folder)) {
            ProcessHandle server = owner.server();
            assertThatThrownBy(() -> EmbeddedRedis.start(folder))
                    .isInstanceOf(EmbeddedRedisException.class)
                    .hasMessageContaining("in use by another living EmbeddedRedis");
            assertThat(isRunning(server)).isTrue();
        }
    }

    /** A second channel on a locked file would, when closed, drop the lock of the whole JVM (POSIX). */
    @Test
    void start_refusedInThisJvm_staysLockedForOthers() throws Exception {
        try (var redis = EmbeddedRedis.start(folder)) {
            assertThatThrownBy(() -> EmbeddedRedis.start(folder)).hasMessageContaining("in use");
            try (var second = OtherJvm.start(report, "stay", folder)) {
                assertThat(second.exitCode()).isEqualTo(OtherJvm.REFUSED);
            }
            assertThat(ask(redis, "PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void close_again_leavesTheFolderToItsNextOwner() throws Exception {
        var first = EmbeddedRedis.start(folder);
        first.close();
        try (var next = EmbeddedRedis.start(folder)) {
            first.close();
            assertThatThrownBy(() -> EmbeddedRedis.start(folder)).hasMessageContaining("in use");
            try (var other = OtherJvm.start(report, "stay", folder)) {
                assertThat(other.exitCode()).isEqualTo(OtherJvm.REFUSED);
            }
            assertThat(ask(next, "PING")).isEqualTo("+PONG");
        }
    }

    @Test
    void exit_ownerEndsWithoutClose_stopsTheServer() throws Exception {
        try (var owner = OtherJvm.start(report, "exit", folder)) {
            assertThat(owner.exitCode()).isZero();
            assertThat(ServerRecord.read(folder).flatMap(ServerRecord::process)).isEmpty();
            assertThat(folder.resolve(RedisLog.FILE)).content().contains("bye bye");
        }
    }

    @Test
    void start_recordedPidReused_sparesTheInnocent() throws Exception {
        Process innocent = new ProcessBuilder("sleep", "60").start();
        try {
            ServerRecord real = ServerRecord.of(innocent.toHandle()).orElseThrow();
            assertSpared(innocent, new ServerRecord(real.pid(), Instant.EPOCH, real.executable()));
            assertSpared(innocent, new ServerRecord(real.pid(), real.started(), "/usr/bin/redis-server"));
            assertThat(real.process()).as("the same process is recognised").isPresent();
        } finally {
            innocent.destroyForcibly();
        }
    }

    private void assertSpared(Process innocent, ServerRecord stale) throws Exception {
        try (var prepared = EmbeddedRedis.start(folder)) {
            prepared.stop();
            stale.write(folder);
        }
        EmbeddedRedis.start(folder).close();
        assertThat(innocent.isAlive()).isTrue();
    }

    /** A dead process may stay in the table until its new parent collects it; it has no command then. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
