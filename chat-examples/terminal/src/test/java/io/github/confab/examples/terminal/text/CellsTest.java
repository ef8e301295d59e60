package io.github.confab.examples.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {

    @ParameterizedTest
    @CsvSource({
        "abc,3,3",
        "سلام,4,4",
        "می‌خواهم,7,7",
        "你好,4,4",
        "é,1,1",
        "👨‍👩‍👧‍👦,2,8",
        "❤️,2,1",
        "👍🏽,2,2",
        "ｆｕｌｌ,8,8",
        "'',0,0"
    })
    void width_byClustersAndByCodePoints(String text, int clusters, int codePoints) {
        assertThat(Cells.CLUSTERS.width(text)).isEqualTo(clusters);
        assertThat(Cells.CODE_POINTS.width(text)).isEqualTo(codePoints);
    }

    @Test
    void width_flag_isTwoCells() {
        assertThat(Cells.CLUSTERS.width("🇮🇷")).isEqualTo(2);
    }

    @Test
    void graphemes_emojiAndMarks_stayWhole() {
        assertThat(Cells.graphemes("a👨‍👩‍👧‍👦é🇮🇷你")).containsExactly("a", "👨‍👩‍👧‍👦", "é", "🇮🇷", "你");
    }

    @Test
    void cut_tooLong_endsWithEllipsisAndFits() {
        assertThat(Cells.CLUSTERS.cut("你好世界", 5)).isEqualTo("你好…");
        assertThat(Cells.CLUSTERS.cut("你好世界", 4)).isEqualTo("你…");
        assertThat(Cells.CLUSTERS.cut("abc", 3)).isEqualTo("abc");
        assertThat(Cells.CLUSTERS.cut("abc", 1)).isEqualTo("…");
        assertThat(Cells.CLUSTERS.cut("abc", 0)).isEmpty();
    }
}
