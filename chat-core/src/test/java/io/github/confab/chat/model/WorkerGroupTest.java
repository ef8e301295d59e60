package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkerGroupTest {

    private static final WorkerGroup GROUP = WorkerGroup.of("moderation");
    private static final Duration LONG = Duration.ofSeconds(Long.MAX_VALUE);

    @Test
    void of_name_hasTheDefaults() {
        assertThat(GROUP)
                .isEqualTo(new WorkerGroup(
                        "moderation",
                        16,
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        5,
                        StartAt.oldest(),
                        Optional.empty()));
    }

    @Test
    void with_eachSetting_changesThatAlone() {
        Function<StreamMessage, String> key = StreamMessage::tag;
        WorkerGroup all = GROUP.concurrency(3)
                .ackTimeout(Duration.ofSeconds(2))
                .handlerTimeout(Duration.ofSeconds(4))
                .maxAttempts(6)
                .startingAt(StartAt.latest())
                .orderedBy(key);
        assertThat(all)
                .isEqualTo(new WorkerGroup(
                        "moderation",
                        3,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        6,
                        StartAt.latest(),
                        Optional.of(key)));
        assertThat(GROUP.concurrency()).as("the original stays").isEqualTo(16);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a:b",
                "{a}",
                "a*",
                "a.b",
                "\u00E9",
                "a\n",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void name_thatBreaksTheRule_isRefused(String name) {
        refused("worker group", "must match [A-Za-z0-9_-]{1,64}", () -> WorkerGroup.of(name));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1025})
    void concurrency_outOfRange_isRefused(int concurrency) {
        refused("worker concurrency", "between 1 and 1024, got: " + concurrency, () -> GROUP.concurrency(concurrency));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void maxAttempts_outOfRange_isRefused(int attempts) {
        refused("worker maxAttempts", "between 1 and 1000, got: " + attempts, () -> GROUP.maxAttempts(attempts));
    }

    @Test
    void timeouts_tooShort_areRefused() {
        refused("worker ackTimeout in milliseconds", "at least 1000", () -> GROUP.ackTimeout(Duration.ofMillis(999)));
        refused("worker ackTimeout in milliseconds", "at least 1000", () -> GROUP.ackTimeout(Duration.ofSeconds(-1)));
        refused("worker handlerTimeout in milliseconds", "at least 1", () -> GROUP.handlerTimeout(Duration.ZERO));
    }

    @Test
    void timeouts_endless_areFine() {
        assertThat(GROUP.ackTimeout(LONG).handlerTimeout(LONG).ackTimeout())
                .as("longer than a long has milliseconds, and no overflow")
                .isEqualTo(LONG);
    }

    @Test
    void nothing_isRefused() {
        refused("worker group", "must not be null", () -> WorkerGroup.of(null));
        refused("worker ackTimeout", "must not be null", () -> GROUP.ackTimeout(null));
        refused("worker handlerTimeout", "must not be null", () -> GROUP.handlerTimeout(null));
        refused("worker start position", "must not be null", () -> GROUP.startingAt(null));
    }
}
