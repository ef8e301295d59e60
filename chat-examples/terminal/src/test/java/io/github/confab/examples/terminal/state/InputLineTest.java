package io.github.confab.examples.terminal.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputLineTest {

    private final InputLine line = new InputLine();

    @Test
    void backspace_deletesWhatPeopleSeeAsOneCharacter() {
        line.insert("é👨‍👩‍👧‍👦🇮🇷");
        line.backspace();
        assertThat(line.text()).isEqualTo("é👨‍👩‍👧‍👦");
        line.backspace();
        assertThat(line.text()).isEqualTo("é");
        line.backspace();
        line.backspace();
        assertThat(line.text()).isEmpty();
    }

    @Test
    void leftRightDelete_moveByGrapheme() {
        line.insert("a👨‍👩‍👧‍👦b");
        line.left();
        line.left();
        assertThat(line.cursor()).isEqualTo(1);
        line.delete();
        assertThat(line.text()).isEqualTo("ab");
        line.right();
        line.right();
        assertThat(line.cursor()).isEqualTo(2);
    }

    @Test
    void insert_foreignText_isMadeHarmless() {
        line.insert("a\u001b[2Jb\r\nc");
        assertThat(line.text()).isEqualTo("a\uFFFDb\nc");
    }

    @Test
    void insert_beyondTheBound_isNotTaken() {
        line.insert("x".repeat(InputLine.MAX_LENGTH));
        line.insert("y");
        assertThat(line.text()).hasSize(InputLine.MAX_LENGTH);
    }

    @Test
    void recall_goesBackAndForth_andKeepsWhatWasBegun() {
        line.insert("one");
        line.enter();
        line.insert("two");
        line.enter();
        line.insert("begun");
        line.recallOlder();
        line.recallOlder();
        line.recallOlder();
        assertThat(line.text()).isEqualTo("one");
        line.recallNewer();
        assertThat(line.text()).isEqualTo("two");
        line.recallNewer();
        assertThat(line.text()).isEqualTo("begun");
    }

    @Test
    void deleteWord_deletesItAndItsBlanks() {
        line.insert("hello big world  ");
        line.deleteWord();
        assertThat(line.text()).isEqualTo("hello big ");
    }
}
