package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TermTest {

    @Test
    void of_hasALength_foreverHasNone() {
        assertThat(Term.of(Duration.ofMillis(1)).length()).contains(Duration.ofMillis(1));
        assertThat(Term.of(Duration.ofDays(36_500)).length()).contains(Duration.ofDays(36_500));
        assertThat(Term.forever().length()).isEmpty();
    }

    @Test
    void of_outOfRange_isRefused() {
        refused("term", "must be between 1 millisecond and 36500 days", () -> Term.of(Duration.ZERO));
        refused("term", "must be between", () -> Term.of(Duration.ofNanos(999_999)));
        refused("term", "must be between", () -> Term.of(Duration.ofDays(-1)));
        refused("term", "must be between", () -> Term.of(Duration.ofDays(36_501)));
        refused("term", "must be between", () -> Term.of(Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @Test
    void nothing_isRefused() {
        refused("term", "must not be null", () -> Term.of(null));
        refused("term", "must not be null", () -> new Term(null));
    }
}
