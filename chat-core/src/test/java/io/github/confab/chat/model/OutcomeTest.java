package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class OutcomeTest {

    @Test
    void of_eachKind_isWhatItSays() {
        assertThat(Outcome.done()).isEqualTo(new Outcome.Done());
        assertThat(Outcome.retry()).isEqualTo(new Outcome.Retry(Duration.ofSeconds(1)));
        assertThat(Outcome.retryAfter(Duration.ZERO)).isEqualTo(new Outcome.Retry(Duration.ZERO));
        assertThat(Outcome.deadLetter("spam")).isEqualTo(new Outcome.Dead("spam"));
    }

    @Test
    void retryAfter_upToAnHour() {
        assertThat(Outcome.retryAfter(Duration.ofHours(1))).isEqualTo(new Outcome.Retry(Duration.ofHours(1)));
        refused(
                "retry delay",
                "between 0 and 1 hour",
                () -> Outcome.retryAfter(Duration.ofHours(1).plusNanos(1)));
        refused("retry delay", "between 0 and 1 hour", () -> Outcome.retryAfter(Duration.ofNanos(-1)));
        refused("retry delay", "must not be null", () -> Outcome.retryAfter(null));
    }

    @Test
    void deadLetter_longReason_isCut() {
        assertThat(((Outcome.Dead) Outcome.deadLetter("x".repeat(1000))).reason())
                .hasSize(1000);
        assertThat(((Outcome.Dead) Outcome.deadLetter("x".repeat(5000))).reason())
                .hasSize(1000);
        refused("dead letter reason", "must not be null", () -> Outcome.deadLetter(null));
    }
}
