package io.github.confab.examples.terminal.screen;

import io.github.confab.examples.terminal.state.AppState;
import io.github.confab.examples.terminal.state.Drawn;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** Draws the state at any size. */
public final class Screen {

    private static final int FEWEST_COLUMNS = 20;
    private static final int FEWEST_ROWS = 5;

    private final Look look;

    /** A screen with that look. */
    public Screen(Look look) {
        this.look = look;
    }

    /**
     * @param state what is to be shown
     * @param columns width, at least 1
     * @param rows height, at least 1
     */
    public Frame draw(AppState state, int columns, int rows) {
        if (columns < FEWEST_COLUMNS || rows < FEWEST_ROWS) {
            return tooSmall(state, columns, rows);
        }
        if (state.me().isEmpty()) {
            return new LoginScreen(look, columns, rows).draw(state);
        }
        if (look.layout() == Look.Layout.DRAWING && DrawingLayout.fits(rows)) {
            return new DrawingLayout(look, columns, rows).draw(state);
        }
        return new ListLayout(look, columns, rows).draw(state);
    }

    /** Only the line that is typed; of a password nothing at all. */
    private Frame tooSmall(AppState state, int columns, int rows) {
        List<AttributedString> all = new ArrayList<>();
        for (int i = 0; i < rows - 1; i++) {
            all.add(new Row(look, columns).end(Part.LOG));
        }
        InputRow input = state.me().isEmpty() ? InputRow.empty(look, columns) : InputRow.of(look, state, columns);
        all.add(input.row());
        return new Frame(all, rows - 1, Math.min(input.cursor(), columns - 1), Drawn.NOTHING);
    }
}
