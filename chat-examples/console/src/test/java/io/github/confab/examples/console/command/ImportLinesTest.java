package io.github.confab.examples.console.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.model.Draft;
import io.github.confab.examples.console.command.ImportLines.Format;
import io.github.confab.examples.console.text.BadDataException;
import io.github.confab.examples.console.text.LineReader.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ImportLinesTest {

    private static final String EXPORTED =
            "{\"type\":\"message\",\"id\":\"1-1\",\"channel\":\"c\",\"time\":\"t\",\"author\":{\"username\":\"ada\"},"
                    + "\"text\":\"hi\",\"attributes\":{\"lang\":\"en\"}}";

    @Test
    void draft_plainLines_haveKeysThatStay() {
        assertThat(keys(Format.auto, "", "a", "a", "b"))
                .doesNotHaveDuplicates()
                .isEqualTo(keys(Format.auto, "", "a", "a", "b"));
    }

    @Test
    void draft_fileThatHasGrown_isTheSameAsFarAsItWas() {
        assertThat(keys(Format.auto, "", "a", "b", "c"))
                .startsWith(keys(Format.auto, "", "a", "b").toArray(String[]::new));
    }

    @Test
    void draft_sameLineBelowOthers_isAnotherMessage() {
        assertThat(keys(Format.auto, "", "x", "ok").get(1))
                .isNotEqualTo(keys(Format.auto, "", "y", "ok").get(1));
        assertThat(keys(Format.auto, "one", "ok")).isNotEqualTo(keys(Format.auto, "two", "ok"));
    }

    @Test
    void draft_exported_keepsTextAttributesAndOrigin() {
        Draft draft = drafts(Format.auto, "", EXPORTED).get(0);
        assertThat(draft.text()).isEqualTo("hi");
        assertThat(draft.attributes())
                .containsEntry("lang", "en")
                .containsEntry("imported.author", "ada")
                .containsEntry("imported.time", "t");
    }

    @Test
    void draft_exportedTwice_hasItsKeyWhereverItStands() {
        List<String> keys = keys(Format.auto, "", EXPORTED, EXPORTED.replace("1-1", "1-2"), EXPORTED);
        assertThat(keys.get(0)).isEqualTo(keys.get(2)).isNotEqualTo(keys.get(1));
    }

    @Test
    void draft_blankLinesAndRemarks_arePassedOver() {
        assertThat(drafts(Format.auto, "", "", EXPORTED, "  ", "{\"type\":\"gap\",\"messages\":3}"))
                .hasSize(1);
    }

    @Test
    void draft_plainTextThatLooksLikeJson_isText() {
        assertThat(drafts(Format.auto, "", "{oops", "{\"a\":1}")).hasSize(2);
        assertThat(drafts(Format.plain, "", EXPORTED).get(0).text()).isEqualTo(EXPORTED);
    }

    @Test
    void draft_brokenLineInAnExport_isNamed() {
        ImportLines lines = new ImportLines(Format.auto, "");
        lines.draft(new Line(1, EXPORTED, 0));
        assertThatThrownBy(() -> lines.draft(new Line(2, EXPORTED.substring(0, 40), 0)))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("line 2");
    }

    private static List<String> keys(Format format, String name, String... lines) {
        return drafts(format, name, lines).stream()
                .map(draft -> draft.key().orElseThrow().value())
                .toList();
    }

    private static List<Draft> drafts(Format format, String name, String... texts) {
        ImportLines lines = new ImportLines(format, name);
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            Optional<Draft> draft = lines.draft(new Line(i + 1, texts[i], 0));
            draft.ifPresent(drafts::add);
        }
        return drafts;
    }
}
