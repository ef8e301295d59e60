package io.github.confab.examples.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BidiModeTest {

    @Test
    void shown_leftToRight_isLeftAlone() {
        for (BidiMode mode : BidiMode.values()) {
            assertThat(mode.shown("hello 你好 👋")).isEqualTo("hello 你好 👋");
        }
    }

    @Test
    void isolates_rightToLeft_isEnclosedByItsDirection() {
        assertThat(BidiMode.ISOLATES.shown("سلام")).isEqualTo("\u2067سلام\u2069");
        assertThat(BidiMode.ISOLATES.shown("hi سلام")).isEqualTo("\u2066hi سلام\u2069");
    }

    @Test
    void isolates_partOfText_goesAsTheWhole() {
        assertThat(BidiMode.ISOLATES.shown("abc سلام", true)).isEqualTo("\u2067abc سلام\u2069");
    }

    @Test
    void visual_rightToLeft_isTurnedRound() {
        assertThat(BidiMode.VISUAL.shown("سلام")).isEqualTo("مالس");
        assertThat(BidiMode.VISUAL.shown("hi سلام!")).isEqualTo("hi مالس!");
        assertThat(BidiMode.VISUAL.shown("سلام hi 12")).isEqualTo("hi 12 مالس");
    }

    @Test
    void visual_brackets_areMirroredAndMarksStayWithTheirLetter() {
        assertThat(BidiMode.VISUAL.shown("(سلام)")).isEqualTo("(مالس)");
        assertThat(BidiMode.VISUAL.shown("بِسم")).isEqualTo("مسبِ");
    }

    @Test
    void off_leavesEverything() {
        assertThat(BidiMode.OFF.shown("سلام")).isEqualTo("سلام");
    }
}
