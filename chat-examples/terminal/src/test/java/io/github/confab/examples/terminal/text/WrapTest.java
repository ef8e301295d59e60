package io.github.confab.examples.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WrapTest {

    @Test
    void rows_words_breakAtBlanks() {
        assertThat(rows("the quick brown fox", 10, 10)).containsExactly("the quick", "brown fox");
        assertThat(rows("the quick brown fox", 4, 12)).containsExactly("the", "quick brown", "fox");
    }

    @Test
    void rows_wordLongerThanRow_breaksAnywhere() {
        assertThat(rows("abcdefghij", 4, 4)).containsExactly("abcd", "efgh", "ij");
    }

    @Test
    void rows_wordThatFitsTheNextRow_waitsForIt() {
        assertThat(rows("abcdefghij", 4, 10)).containsExactly("", "abcdefghij");
    }

    @Test
    void rows_chinese_breaksBetweenCharacters() {
        assertThat(rows("你好世界", 5, 5)).containsExactly("你好", "世界");
    }

    @Test
    void rows_anyText_fitAndLoseNothing() {
        Random random = new Random(7);
        List<String> pieces = List.of("a", "bc", " ", "你", "سلام", "👨‍👩‍👧‍👦", "longer", "é", " ");
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(25); n >= 0; n--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            int width = 2 + random.nextInt(20);
            List<String> rows = rows(text.toString(), random.nextInt(width + 1), width);
            assertThat(rows).as(text.toString()).allSatisfy(row -> assertThat(Cells.CLUSTERS.width(row))
                    .isLessThanOrEqualTo(width));
            assertThat(String.join("", rows).replace(" ", ""))
                    .as("only blanks go")
                    .isEqualTo(text.toString().replace(" ", ""));
        }
    }

    private static List<String> rows(String text, int first, int rest) {
        return Wrap.rows(Cells.CLUSTERS, text, first, rest);
    }
}
