package io.github.confab.examples.terminal.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks one line of text into rows: after a blank, beside a wide character, or, if there is neither, anywhere. */
public final class Wrap {

    private final Cells cells;
    private final int rest;
    private final List<String> rows = new ArrayList<>();
    private final StringBuilder row = new StringBuilder();
    private int room;
    private int used;
    private int breakAt = -1;

    private Wrap(Cells cells, int first, int rest) {
        this.cells = cells;
        this.rest = Math.max(1, rest);
        this.room = Math.max(0, first);
    }

    /**
     * @param text one line
     * @param first the cells of the first row; may be none
     * @param rest the cells of the others
     * @return at least one row; the first may be empty
     */
    public static List<String> rows(Cells cells, String text, int first, int rest) {
        if (cells.width(text) <= first) {
            return List.of(text);
        }
        Wrap wrap = new Wrap(cells, first, rest);
        Cells.graphemes(text).forEach(wrap::add);
        wrap.rows.add(wrap.row.toString());
        return wrap.rows;
    }

    private void add(String grapheme) {
        int width = cells.ofGrapheme(grapheme);
        boolean blank = grapheme.isBlank();
        if (width == 2 && row.length() > 0) {
            breakAt = row.length();
        }
        if (used + width > room) {
            if (blank) {
                next(row.length());
                return;
            }
            next(breakAt);
        }
        row.append(grapheme);
        used += width;
        if (blank || width == 2) {
            breakAt = row.length();
        }
    }

    /** Ends the row at a place, and takes what stands behind it along; without a place ends it here. */
    private void next(int place) {
        // what was never written can wait for the longer rows that follow
        boolean fits = place >= 0 || room >= rest;
        int cut = fits ? (place < 0 ? row.length() : place) : 0;
        String carried = row.substring(cut);
        rows.add(row.substring(0, cut).stripTrailing());
        row.setLength(0);
        row.append(carried);
        used = cells.width(carried);
        room = rest;
        breakAt = -1;
    }
}
