package io.github.confab.examples.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTest {

    /** What others have tried: titles, clipboards, colours, answers, modes, links, other screens, in both encodings. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2J",
                "\u001b[31;1m",
                "\u001b[1;1H",
                "\u001b[?1049l",
                "\u001b[6n",
                "\u001b[>c",
                "\u001b[",
                "\u001b",
                "\u001b]0;title\u0007",
                "\u001b]0;title\u001b\\",
                "\u001b]52;c;aGFjaw==\u0007",
                "\u001b]8;;http://evil/\u001b\\",
                "\u001b]0;without an end",
                "\u001bP+q544e\u001b\\",
                "\u001b_payload\u001b\\",
                "\u001b^private\u001b\\",
                "\u001bXstring\u001b\\",
                "\u001b(0",
                "\u001bc",
                "\u001b7",
                "\u001b#8",
                "\u009b2J",
                "\u009d0;title\u009c",
                "\u0090q\u009c",
                "\u0085",
                "\u0007",
                "\b\b\b",
                "\u0000",
                "\u007f",
                "\u000e",
                "\u202e",
                "\u202a\u202b\u202c\u202d",
                "\u2066\u2067\u2068\u2069",
                "\u061c\u200e\u200f",
                "\u200b\u2060\ufeff",
                "\udb40\udc41",
                "\ud800",
                "\udc00"
            })
    void text_withSomethingThatSteers_showsOneMarkInstead(String harmful) {
        assertThat(Foreign.text("a" + harmful + "b"))
                .as("what steers a terminal or hides is replaced")
                .isIn("a\uFFFDb", "a\uFFFD");
        assertThat(Foreign.text(Foreign.text("a" + harmful + "b")))
                .as("harmless stays as it is")
                .isEqualTo(Foreign.text("a" + harmful + "b"));
    }

    @Test
    void text_anyPairOfUnits_hasNoControlLeft() {
        IntStream.range(0, 0x3100).forEach(c -> {
            String harmless = Foreign.line("x" + (char) c + "y");
            assertThat(harmless.chars().noneMatch(Character::isISOControl))
                    .as("U+%04X", c)
                    .isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "می‌خواهم", "你好", "👨‍👩‍👧‍👦", "❤️", "🇮🇷", "é", "नमस्ते", "a\nb"})
    void text_ordinary_isKept(String ordinary) {
        assertThat(Foreign.text(ordinary)).isEqualTo(ordinary);
    }

    @Test
    void text_lineBreaksOfAllKinds_becomeOne() {
        assertThat(Foreign.text("a\r\nb\rc\u2028d\u2029e\nf")).isEqualTo("a\nb\nc\nd\ne\nf");
        assertThat(Foreign.line("a\r\nb")).isEqualTo("a b");
    }

    @Test
    void text_pileOfMarks_isCut() {
        assertThat(Foreign.text("a" + "\u0301".repeat(50) + "b")).hasSize(6);
    }
}
