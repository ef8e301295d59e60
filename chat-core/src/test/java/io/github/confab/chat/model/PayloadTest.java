package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PayloadTest {

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", "{}", "{\"a\":[1,2]}", "no JSON at all", "a\0b", "\u202E"})
    void data_isKeptUntouched(String data) {
        assertThat(Payload.of("acme.poll/1", data)).isEqualTo(new Payload("acme.poll/1", data));
        assertThat(Payload.of("acme.poll/1", data).data()).isEqualTo(data);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", " ", ".a", "/a", "-a", "A", "a b", "a:b", "\u00E9", "a\n"})
    void type_ofAnotherForm_isRefused(String type) {
        refused("payload type", "must match", () -> Payload.of(type, "{}"));
    }

    @Test
    void type_upTo64Characters() {
        assertThat(Payload.of("a".repeat(64), "").type()).hasSize(64);
        refused("payload type", "must match", () -> Payload.of("a".repeat(65), ""));
    }

    @Test
    void data_upTo16KiB() {
        assertThat(Payload.of("a", "\u00E9".repeat(8192)).data()).hasSize(8192);
        assertThatExceptionOfType(MessageTooLargeException.class)
                .isThrownBy(() -> Payload.of("a", "\u00E9".repeat(8192) + "x"))
                .satisfies(e -> {
                    assertThat(e.field()).isEqualTo("payload data");
                    assertThat(e.actual()).isEqualTo(16 * 1024 + 1);
                    assertThat(e.limit()).isEqualTo(16 * 1024);
                });
    }

    @Test
    void data_illFormed_isRefused() {
        refused("payload data", "is ill-formed", () -> Payload.of("a", "{\"b\":\"\uD800\"}"));
    }

    @Test
    void nothing_isRefused() {
        refused("payload type", "must not be null", () -> Payload.of(null, ""));
        refused("payload data", "must not be null", () -> Payload.of("a", null));
    }

    @Test
    void toString_saysNothingOfTheData() {
        assertThat(Payload.of("acme.poll/1", "hunter2")).asString().isEqualTo("Payload[acme.poll/1, 7 characters]");
    }
}
