package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReactionTest {

    private static final String ENGLAND =
            "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F";

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "\uD83D\uDC4D",
                "\u2764\uFE0F",
                "1\uFE0F\u20E3",
                "\uD83C\uDDE9\uD83C\uDDEA",
                "\uD83D\uDC4D\uD83C\uDFFD",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66",
                "\uD83D\uDC69\uD83C\uDFFE\u200D\u2764\uFE0F\u200D\uD83D\uDC8B\u200D\uD83D\uDC68\uD83C\uDFFB",
                ENGLAND,
                ":party-parrot:",
                "+1",
                "a;b,c=d/e:f"
            })
    void of_emojiAndNames_stayAsTheyAre(String value) {
        assertThat(Reaction.of(value).value()).isEqualTo(value);
        assertThat(Reaction.of(value)).hasToString(value).isEqualTo(new Reaction(value));
    }

    @Test
    void of_decomposed_isTheComposedOne() {
        assertThat(Reaction.of(":cafe\u0301:")).isEqualTo(Reaction.of(":caf\u00E9:"));
    }

    @Test
    void of_upTo64Bytes() {
        String most = "\uD83D\uDE00".repeat(16);
        assertThat(most.getBytes(StandardCharsets.UTF_8)).hasSize(64);
        assertThat(Reaction.of(most).value()).isEqualTo(most);
        refused("reaction", "must be at most 64 bytes, got: 65", () -> Reaction.of(most + "x"));
        refused("reaction", "must have at most 64 code points", () -> Reaction.of("x".repeat(10_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\u00A0a", "a\u3000", "\u2028a", "a\tb", "a\nb"})
    void of_whiteSpace_isRefused(String value) {
        refused("reaction", "must not contain white space", () -> Reaction.of(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\u001B[2J", "a\u007F", "a\u0085", "\u202Ea", "a\u200B", "a\uFEFF"})
    void of_controls_areRefused(String value) {
        refused("reaction", "must not contain a control character", () -> Reaction.of(value));
    }

    @Test
    void of_nothingToSee_isRefused() {
        refused("reaction", "must not be null", () -> Reaction.of(null));
        refused("reaction", "must not be blank", () -> Reaction.of(""));
        refused("reaction", "must not be blank", () -> Reaction.of(" "));
        refused("reaction", "must not be invisible", () -> Reaction.of("\u200D\uFE0F"));
        refused("reaction", "is ill-formed", () -> Reaction.of("\uD83D"));
    }
}
