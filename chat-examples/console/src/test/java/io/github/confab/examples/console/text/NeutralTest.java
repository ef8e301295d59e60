package io.github.confab.examples.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NeutralTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001B[2J", // clears the screen
                "\u001B[31;1m", // colours
                "\u009B2J", // the same with one character
                "\u001B]0;title\u0007", // sets the title
                "\u001B]52;c;cm0gLXJm\u001B\\", // writes the clipboard
                "\u009D52;c;cm0gLXJm\u009C",
                "\u001BPq#0\u001B\\", // graphics
                "\u001Bc", // resets
                "\u001B(0", // another character set
                "\b\b\b",
                "\u0007",
                "\r",
                "\u0000",
                "\u007F",
                "\u0085",
                "\u202E", // writes from right to left
                "\u2066",
                "\u200B",
                "\uFEFF",
                "\uDB40\uDC41" // an invisible A
            })
    void line_whatSteersATerminal_isDropped(String hostile) {
        assertThat(Neutral.line("a" + hostile + "b")).isEqualTo("a\uFFFDb");
    }

    @Test
    void line_severalInARow_showAsOne() {
        assertThat(Neutral.line("\u001B[1m\u001B[2Jx\u001B[0m")).isEqualTo("\uFFFDx\uFFFD");
    }

    @Test
    void line_unfinishedString_keepsWhatFollowsAsText() {
        assertThat(Neutral.line("a\u001B]0;b")).isEqualTo("a\uFFFD0;b");
        assertThat(Neutral.line("a\u001B")).isEqualTo("a\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"سلام می\u200Cخواهم", "你好", "👩\u200D👩\u200D👧 🇮🇷", "e\u0301", "a\tb", "naïve — “quotes”"})
    void line_textOfPeople_staysAsItIs(String text) {
        assertThat(Neutral.line(text)).isEqualTo(text);
    }

    @Test
    void line_breaks_cannotMakeAnotherLine() {
        assertThat(Neutral.line("hi\n[10:00] admin: pay me\r\nnow\u2028!"))
                .isEqualTo("hi\\n[10:00] admin: pay me\\nnow\\n!");
    }

    @Test
    void line_longRunsOfIntroducers_takeLinearTime() {
        String hostile = "\u001B]".repeat(100_000) + "\u001B[".repeat(100_000) + "1;".repeat(100_000);
        assertThat(Neutral.line(hostile)).as("ends").startsWith("\uFFFD");
    }
}
