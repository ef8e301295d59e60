package io.github.confab.examples.terminal.screen;

import io.github.confab.examples.terminal.state.AppState;
import io.github.confab.examples.terminal.state.InputLine;
import io.github.confab.examples.terminal.text.BidiMode;
import io.github.confab.examples.terminal.text.Cells;
import java.util.List;
import org.jline.utils.AttributedString;

/**
 * The row in which one types.
 *
 * @param row the row
 * @param cursor the column of the cursor
 */
record InputRow(AttributedString row, int cursor) {

    private static final String PROMPT = "> ";
    private static final char LINE_BREAK = '\u23CE';

    static InputRow of(Look look, AppState state, int width) {
        InputLine input = state.input();
        if (input.text().isEmpty()) {
            String hint = look.labels().say(state.current().isPresent() ? "input.hint" : "input.join");
            Row row = new Row(look, width).add(PROMPT, Part.INPUT).say(hint, Part.HINT);
            return new InputRow(row.end(Part.INPUT), PROMPT.length());
        }
        return typed(look, input, width);
    }

    static InputRow empty(Look look, int width) {
        return new InputRow(new Row(look, width).end(Part.INPUT), 0);
    }

    /** Shows the part of the text around the cursor that fits. */
    private static InputRow typed(Look look, InputLine input, int width) {
        Cells cells = look.cells();
        int room = Math.max(1, width - PROMPT.length() - 1);
        String before = input.text().substring(0, input.cursor()).replace('\n', LINE_BREAK);
        String after = input.text().substring(input.cursor()).replace('\n', LINE_BREAK);
        List<String> graphemes = Cells.graphemes(before);
        int from = graphemes.size();
        int used = 0;
        while (from > 0 && used + cells.ofGrapheme(graphemes.get(from - 1)) <= room) {
            from--;
            used += cells.ofGrapheme(graphemes.get(from));
        }
        String shown = String.join("", graphemes.subList(from, graphemes.size()))
                + cells.beginning(after, Math.max(0, room - used));
        boolean rightToLeft = BidiMode.isRightToLeft(input.text());
        boolean mirrored = rightToLeft && look.bidi() == BidiMode.VISUAL;
        int column = PROMPT.length() + (mirrored ? cells.width(shown) - used : used);
        Row row = new Row(look, width).add(PROMPT, Part.INPUT).add(shown, Part.INPUT, rightToLeft);
        return new InputRow(row.end(Part.INPUT), column);
    }
}
