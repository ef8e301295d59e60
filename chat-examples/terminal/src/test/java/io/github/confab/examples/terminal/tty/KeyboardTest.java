package io.github.confab.examples.terminal.tty;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.examples.terminal.state.Key;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyboardTest {

    @Test
    void next_textAndControls_areKeys() throws IOException {
        assertThat(keys("a你😀\r\t\u007f\u0003"))
                .containsExactly(
                        Key.text("a"),
                        Key.text("你"),
                        Key.text("😀"),
                        Key.of(Key.Kind.ENTER),
                        Key.of(Key.Kind.TAB),
                        Key.of(Key.Kind.BACKSPACE),
                        Key.of(Key.Kind.INTERRUPT));
    }

    @Test
    void next_sequences_areKeys() throws IOException {
        assertThat(keys("\u001b[A\u001bOB\u001b[5~\u001b[6~\u001b[3~\u001bOQ\u001b[1;5D\u001b3"))
                .extracting(Key::kind)
                .containsExactly(
                        Key.Kind.UP,
                        Key.Kind.DOWN,
                        Key.Kind.PAGE_UP,
                        Key.Kind.PAGE_DOWN,
                        Key.Kind.DELETE,
                        Key.Kind.SWITCH_FORM,
                        Key.Kind.WORD_LEFT,
                        Key.Kind.CHANNEL_NUMBER);
    }

    @Test
    void next_unknownSequences_typeNothing() throws IOException {
        assertThat(keys("\u001b[99;99R\u001b[<0;1;1M\u001b[?2027;1$y\u001b[I\u001b[[Ax"))
                .containsExactly(Key.text("x"));
    }

    @Test
    void next_escapeAlone_isEscape() throws IOException {
        assertThat(keys("\u001b")).containsExactly(Key.of(Key.Kind.ESCAPE));
    }

    @Test
    void next_paste_isOneKeyWithEverythingInIt() throws IOException {
        assertThat(keys("\u001b[200~a\r\nb\u001b[2J/quit\r\u001b[201~c"))
                .containsExactly(new Key(Key.Kind.PASTE, "a\r\nb\u001b[2J/quit\r"), Key.text("c"));
    }

    @Test
    void next_hugePaste_isBounded() throws IOException {
        List<Key> keys = keys("\u001b[200~" + "x".repeat(1_000_000) + "\u001b[201~y");
        assertThat(keys).hasSize(2).last().isEqualTo(Key.text("y"));
        assertThat(keys.get(0).text().length()).isLessThanOrEqualTo(100_000);
    }

    private static List<Key> keys(String typed) throws IOException {
        int[] at = {0};
        // when nothing is left: first nothing in time, then the end
        Keyboard keyboard = new Keyboard(timeout -> {
            int i = at[0]++;
            return i < typed.length() ? typed.charAt(i) : i == typed.length() ? Keyboard.NOTHING : Keyboard.END;
        });
        List<Key> keys = new ArrayList<>();
        for (Optional<Key> key = keyboard.next(); key.isPresent(); key = keyboard.next()) {
            keys.add(key.get());
        }
        return keys;
    }
}
