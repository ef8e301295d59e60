package io.github.confab.examples.terminal.screen;

import io.github.confab.examples.terminal.state.Anchor;
import io.github.confab.examples.terminal.state.AppState;
import io.github.confab.examples.terminal.state.ChannelView;
import io.github.confab.examples.terminal.state.Drawn;
import io.github.confab.examples.terminal.state.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;

/** The message log: the newest lines, or those around the place where somebody reads. */
final class LogPane {

    /**
     * @param rows as many as the log is high
     * @param drawn which part of the log they are
     */
    record Shown(List<AttributedString> rows, Drawn drawn) {}

    private record Placed(AttributedString row, Anchor place) {}

    private final Look look;
    private final int width;

    LogPane(Look look, int width) {
        this.look = look;
        this.width = width;
    }

    Shown draw(AppState state, int height) {
        ChannelView view = state.view();
        boolean marker = view.newBelow() > 0 && height > 1;
        int room = marker ? height - 1 : height;
        List<Line> lines = new ArrayList<>(view.window().lines());
        lines.addAll(view.pendings());
        LineRows rows = new LineRows(look, width, view, new SaidRows(look, width, state));
        Deque<Placed> shown = view.anchor()
                .filter(Anchor::atTop)
                .map(anchor -> downFrom(anchor, lines, rows, room))
                .filter(placed -> placed.size() == room)
                .orElseGet(() -> upFrom(view.anchor(), lines, rows, room));
        Drawn drawn = drawn(shown, lines, view, rows);
        List<AttributedString> all = new ArrayList<>();
        shown.forEach(placed -> all.add(placed.row()));
        while (all.size() < room) {
            all.add(new Row(look, width).end(Part.LOG));
        }
        if (marker) {
            String text = look.labels().say("log.newBelow", String.valueOf(view.newBelow()));
            all.add(new Row(look, width).say(" " + text, Part.BAR).end(Part.BAR));
        }
        return new Shown(all, drawn);
    }

    /** Fills the room from the bottom: up from an anchor, or from the newest line. */
    private static Deque<Placed> upFrom(Optional<Anchor> anchor, List<Line> lines, LineRows rows, int room) {
        Deque<Placed> shown = new ArrayDeque<>();
        Optional<Anchor> bottom = anchor.filter(a -> !a.atTop());
        int last = lines.size() - 1;
        int from = bottom.map(a -> rows.index(a.line(), last)).orElse(last);
        for (int i = from; i >= 0 && shown.size() < room; i--) {
            List<AttributedString> block = rows.of(lines, i);
            int end = i == from && bottom.isPresent()
                    ? Math.min(block.size(), bottom.get().row() + 1)
                    : block.size();
            for (int row = end - 1; row >= 0 && shown.size() < room; row--) {
                shown.addFirst(new Placed(block.get(row), new Anchor(rows.number(i), row, false)));
            }
        }
        // what is above is less than the room: fill it from below
        int next = from + 1;
        while (bottom.isPresent() && next <= last && shown.size() < room) {
            append(shown, rows.of(lines, next), rows.number(next), 0, room);
            next++;
        }
        return shown;
    }

    /** Fills the room from the top; less than the room if the lines end before. */
    private static Deque<Placed> downFrom(Anchor top, List<Line> lines, LineRows rows, int room) {
        Deque<Placed> shown = new ArrayDeque<>();
        int from = rows.index(top.line(), lines.size() - 1);
        for (int i = Math.max(0, from); i < lines.size() && shown.size() < room; i++) {
            append(shown, rows.of(lines, i), rows.number(i), i == from ? top.row() : 0, room);
        }
        return shown;
    }

    private static void append(Deque<Placed> shown, List<AttributedString> block, long number, int skip, int room) {
        for (int row = skip; row < block.size() && shown.size() < room; row++) {
            shown.addLast(new Placed(block.get(row), new Anchor(number, row, false)));
        }
    }

    private static Drawn drawn(Deque<Placed> shown, List<Line> lines, ChannelView view, LineRows rows) {
        if (shown.isEmpty()) {
            return Drawn.NOTHING;
        }
        Anchor top = shown.getFirst().place();
        Anchor bottom = shown.getLast().place();
        int last = lines.size() - 1;
        boolean atNewest = bottom.line() == rows.number(last)
                && bottom.row() == rows.of(lines, last).size() - 1;
        boolean atOldest = top.line() == view.window().first() && top.row() == 0;
        return new Drawn(top, bottom, atNewest, atOldest);
    }
}
