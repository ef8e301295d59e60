package io.github.confab.chat.model;

import static io.github.confab.chat.model.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DraftTest {

    @ParameterizedTest(name = "B27 B30 [{0}]")
    @ValueSource(
            strings = {"hi", "  hi  ", "a\0b", "\u001B[2J", "<b>", "e\u0301", "\u202Eabc", "\uFFFF", "\uD83D\uDE00"})
    void text_anythingVisible_staysAsItIs(String text) {
        Draft draft = Draft.text(text);
        assertThat(draft.text()).as("neither trimmed nor normalised").isEqualTo(text);
        assertThat(draft.attributes()).isEmpty();
        assertThat(draft.key()).isEmpty();
    }

    @ParameterizedTest(name = "B25 [{0}]")
    @ValueSource(strings = {"", " ", "\t\n", "\u3000\u2003"})
    void text_blank_isRefused(String text) {
        refused("message text", "must not be blank", () -> Draft.text(text));
    }

    @ParameterizedTest(name = "B28 [{0}]")
    @ValueSource(strings = {"\uD800", "a\uD800b", "\uDC00\uD800", "\uD83D\uD83D\uDE00", "ab\uDFFF"})
    void text_unpairedSurrogate_isRefused(String text) {
        refused("message text", "is ill-formed: unpaired surrogate at index", () -> Draft.text(text));
    }

    @Test
    void nothing_isRefused() {
        refused("message text", "must not be null", () -> Draft.text(null));
        refused("idempotency key", "must not be null", () -> Draft.text("hi").withKey(null));
        refused("message attribute a", "must not be null", () -> Draft.text("hi")
                .withAttribute("a", null));
        refused("message attribute name", "must not be null", () -> Draft.text("hi")
                .withAttribute(null, "a"));
    }

    @Test
    void mentioning_again_addsEachOnce() {
        UserId ada = UserId.of("ada");
        UserId bob = UserId.of("bob");
        Draft draft = Draft.text("hi").mentioning(bob, ada).mentioning(bob);
        assertThat(draft.mentions()).containsExactly(bob, ada);
        assertThat(draft.withKey(IdempotencyKey.of("k")).withAttribute("a", "1").mentions())
                .as("kept by what comes later")
                .containsExactly(bob, ada);
        refused("mentions", "must not be null", () -> draft.mentioning((UserId[]) null));
        refused("mentioned user", "must not be null", () -> draft.mentioning(ada, null));
    }

    @Test
    void mentioning_moreThanFifty_isRefused() {
        UserId[] fifty =
                IntStream.range(0, 50).mapToObj(i -> UserId.of("u" + i)).toArray(UserId[]::new);
        Draft draft = Draft.text("hi").mentioning(fifty);
        assertThat(draft.mentioning(fifty)).isEqualTo(draft);
        refused("number of mentions", "between 0 and 50, got: 51", () -> draft.mentioning(UserId.of("one-more")));
    }

    @Test
    void withAttribute_keepsTheOrderOfInsertion() {
        Draft draft = Draft.text("hi")
                .withAttribute("z", "1")
                .withAttribute("a", "2")
                .withAttribute("m", "3")
                .withAttribute("a", "4");
        assertThat(List.copyOf(draft.attributes().entrySet()))
                .as("a later value takes the place of the earlier one")
                .containsExactly(Map.entry("z", "1"), Map.entry("a", "4"), Map.entry("m", "3"));
    }

    @Test
    void with_leavesTheOriginalAsItWas() {
        Draft draft = Draft.text("hi");
        draft.withAttribute("a", "1");
        draft.withKey(IdempotencyKey.of("k"));
        assertThat(draft).isEqualTo(Draft.text("hi"));
        assertThat(draft.withAttribute("a", "1").withKey(IdempotencyKey.of("k")))
                .isEqualTo(Draft.text("hi").withKey(IdempotencyKey.of("k")).withAttribute("a", "1"));
    }

    @Test
    void attributes_areImmutable() {
        Map<String, String> attributes =
                Draft.text("hi").withAttribute("a", "1").attributes();
        assertThatThrownBy(() -> attributes.put("b", "2")).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", " ", "a b", "a:b", "@a", "\u00E9", "a\n", "a{b}"})
    void attributeName_otherCharacters_isRefused(String name) {
        refused("message attribute name", "must match", () -> Draft.text("hi").withAttribute(name, "1"));
    }

    @Test
    void attributeName_upTo64Characters() {
        assertThat(Draft.text("hi").withAttribute("a".repeat(64), "").attributes())
                .hasSize(1);
        refused("message attribute name", "must match", () -> Draft.text("hi").withAttribute("a".repeat(65), ""));
    }

    @Test
    void attributeValue_illFormed_isRefused() {
        refused("message attribute a", "is ill-formed", () -> Draft.text("hi").withAttribute("a", "\uD800"));
    }

    @Test
    void attributes_moreThan16_areRefused() {
        Draft draft = Draft.text("hi");
        for (int i = 0; i < 16; i++) {
            draft = draft.withAttribute("a" + i, "");
        }
        Draft full = draft;
        refused("number of message attributes", "between 0 and 16, got: 17", () -> full.withAttribute("b", ""));
        assertThat(full.withAttribute("a3", "new").attributes())
                .as("replacing is fine")
                .hasSize(16);
    }

    @Test
    void attributes_together1024Bytes() {
        assertThat(Draft.text("hi")
                        .withAttribute("a", "\u00E9".repeat(511) + "x")
                        .attributes())
                .as("1 + 1 023 bytes of UTF-8, names included")
                .hasSize(1);
        assertThatExceptionOfType(MessageTooLargeException.class)
                .isThrownBy(() -> Draft.text("hi").withAttribute("a", "\u00E9".repeat(512)))
                .satisfies(e -> {
                    assertThat(e.field()).isEqualTo("message attributes");
                    assertThat(e.actual()).isEqualTo(1025);
                    assertThat(e.limit()).isEqualTo(1024);
                    assertThat(e.rule()).contains("has 1025 bytes, the limit is 1024");
                });
    }
}
