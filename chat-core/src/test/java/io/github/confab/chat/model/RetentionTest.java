package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RetentionTest {

    @Test
    void of_eachWay_hasThatBoundAlone() {
        assertThat(Retention.keepAll()).isEqualTo(new Retention(Optional.empty(), Optional.empty()));
        assertThat(Retention.newest(1)).isEqualTo(new Retention(Optional.of(1L), Optional.empty()));
        assertThat(Retention.youngerThan(Duration.ofSeconds(1)))
                .isEqualTo(new Retention(Optional.empty(), Optional.of(Duration.ofSeconds(1))));
    }

    @Test
    void newest_belowOne_isRefused() {
        refused("retention messages", "must be at least 1, got: 0", () -> Retention.newest(0));
        refused("retention messages", "must be at least 1, got: -5", () -> Retention.newest(-5));
    }

    @Test
    void youngerThan_belowASecond_isRefused() {
        refused("retention age in seconds", "must be at least 1", () -> Retention.youngerThan(Duration.ofMillis(999)));
        refused("retention age in seconds", "must be at least 1", () -> Retention.youngerThan(Duration.ZERO));
        refused("retention age in seconds", "must be at least 1", () -> Retention.youngerThan(Duration.ofDays(-1)));
    }

    @Test
    void nothing_isRefused() {
        refused("retention age", "must not be null", () -> Retention.youngerThan(null));
        refused("retention messages", "must not be null", () -> new Retention(null, Optional.empty()));
        refused("retention age", "must not be null", () -> new Retention(Optional.empty(), null));
    }
}
