package io.github.confab.examples.terminal.screen;

import io.github.confab.examples.terminal.state.ChannelView;
import io.github.confab.examples.terminal.state.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** The rows of each line of a log: with the day above it if it is another one, and the bar above what is unread. */
final class LineRows {

    private final Look look;
    private final int width;
    private final ChannelView view;
    private final SaidRows said;

    LineRows(Look look, int width, ChannelView view, SaidRows said) {
        this.look = look;
        this.width = width;
        this.view = view;
        this.said = said;
    }

    /** The number of the line at a place in the list. */
    long number(int index) {
        return view.window().first() + index;
    }

    /** Where the line of a number is, or the nearest one that is there. */
    int index(long number, int last) {
        return (int) Math.max(0, Math.min(last, number - view.window().first()));
    }

    List<AttributedString> of(List<Line> lines, int index) {
        Line line = lines.get(index);
        List<AttributedString> rows = new ArrayList<>();
        LocalDate day = day(line);

        if (index > 0 ? !day.equals(day(lines.get(index - 1))) : !isToday(line)) {
            rows.add(bar(day.toString(), Part.TIME));
        }
        if (line.id().isPresent() && line.id().equals(view.firstUnread())) {
            rows.add(bar(look.labels().say("log.unread"), Part.BAR));
        }
        rows.addAll(said.of(line, line.id().isPresent() && line.id().equals(view.selected())));
        return rows;
    }

    private boolean isToday(Line line) {
        return day(line).equals(said.today());
    }

    private LocalDate day(Line line) {
        return line.at().atZone(look.zone()).toLocalDate();
    }

    private AttributedString bar(String text, Part part) {
        String words = " " + text + " ";
        int left = Math.max(0, (width - look.cells().width(words)) / 2);
        Row row = new Row(look, width).add("-".repeat(left), part).say(words, part);
        return row.add("-".repeat(Math.max(0, width - row.used())), part).end(part);
    }
}
