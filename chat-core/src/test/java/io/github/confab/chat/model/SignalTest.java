package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignalTest {

    @Test
    void of_eachKind_hasItsType() {
        assertThat(Signal.typing()).isEqualTo(new Signal("typing", ""));
        assertThat(Signal.text("psst")).isEqualTo(new Signal("text", "psst"));
        assertThat(Signal.of("game.move-1_a", "e4")).isEqualTo(new Signal("game.move-1_a", "e4"));
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", "Typing", "a b", "a:b", "a\n", "\u00E9", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void type_thatBreaksTheRule_isRefused(String type) {
        refused("signal type", "must match [a-z0-9_.-]{1,32}", () -> Signal.of(type, ""));
    }

    @Test
    void payload_upTo1024Bytes() {
        assertThat(Signal.text("\u00E9".repeat(512)).payload()).hasSize(512);
        assertThatExceptionOfType(MessageTooLargeException.class)
                .isThrownBy(() -> Signal.text("\uD83D\uDE00".repeat(256) + "x"))
                .satisfies(e -> {
                    assertThat(e.field()).isEqualTo("signal payload");
                    assertThat(e.actual()).as("four bytes for each emoji").isEqualTo(1025);
                    assertThat(e.limit()).isEqualTo(1024);
                });
    }

    @Test
    void payload_illFormed_isRefused() {
        refused("signal payload", "is ill-formed", () -> Signal.text("\uD800"));
    }

    @Test
    void nothing_isRefused() {
        refused("signal type", "must not be null", () -> Signal.of(null, ""));
        refused("signal payload", "must not be null", () -> Signal.text(null));
    }
}
