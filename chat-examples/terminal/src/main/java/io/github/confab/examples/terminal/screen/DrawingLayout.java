package io.github.confab.examples.terminal.screen;

import io.github.confab.examples.terminal.state.AppState;
import io.github.confab.examples.terminal.state.Entry;
import io.github.confab.examples.terminal.text.Foreign;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/**
 * Five boxes below each other: header, channels, input, log, status. Where the screen is too low for their titles, these
 * move into the borders.
 */
final class DrawingLayout {

    private static final int LOWEST = 14;
    private static final int LOWEST_WITH_TITLES = 26;
    private static final int MOST_CHANNELS = 5;
    private static final int FRAME = 6;
    private static final int HEADER = 2;
    private static final int STATUS = 2;

    private final Look look;
    private final int columns;
    private final int rows;
    private final boolean titles;
    private final List<AttributedString> all = new ArrayList<>();

    DrawingLayout(Look look, int columns, int rows) {
        this.look = look;
        this.columns = columns;
        this.rows = rows;
        this.titles = rows >= LOWEST_WITH_TITLES;
    }

    static boolean fits(int rows) {
        return rows >= LOWEST;
    }

    Frame draw(AppState state) {
        int borders = titles ? 16 : 6;
        int free = rows - borders - HEADER - STATUS - 1;
        List<Entry> channels = state.channels();
        int listed = Math.max(1, Math.min(Math.min(channels.size(), MOST_CHANNELS), free - 3));
        top("box.header", Part.HEADER);
        text(look.labels().say("box.app"), Part.HEADER);
        text(look.labels().say("box.version", state.version()), Part.HEADER);
        top("box.channels", Part.CHANNELS);
        channels(state, listed);
        top("box.input", Part.INPUT);
        InputRow input = InputRow.of(look, state, columns - FRAME);
        int cursorRow = all.size();
        boxed(input.row(), Part.INPUT);
        top("box.log", Part.LOG);
        LogPane.Shown log = new LogPane(look, columns - FRAME).draw(state, free - listed);
        log.rows().forEach(row -> boxed(row, Part.LOG));
        top("box.status", Part.STATUS);
        status(state);
        border("", Part.STATUS);
        return new Frame(all, cursorRow, Math.min(3 + input.cursor(), columns - 1), log.drawn());
    }

    private void channels(AppState state, int listed) {
        List<Entry> channels = state.channels();
        int at = state.current().map(channels::indexOf).orElse(0);
        int from = Math.max(0, at - listed + 1);
        for (int i = from; i < from + listed; i++) {
            if (i < channels.size()) {
                Entry entry = channels.get(i);
                boolean current = i == at && state.current().isPresent();
                String unread = current || entry.unread().count() == 0
                        ? ""
                        : " (" + entry.unread().count() + ")";
                String label = look.labels().say("box.channel", String.valueOf(i + 1), entry.name() + unread);
                text(label, current ? Part.CHANNEL_CURRENT : Part.CHANNELS);
            } else {
                text("", Part.CHANNELS);
            }
        }
    }

    private void status(AppState state) {
        StatusText text = new StatusText(look, state);
        String channel = state.current().map(Entry::name).map(Foreign::line).orElse(text.channel());
        text(look.labels().say("box.current", channel), Part.STATUS);
        String subscribed = look.labels().say("box.subscribed", text.subscribed());
        Row row = new Row(look, columns - FRAME).say(subscribed, Part.STATUS);
        for (String more : List.of(text.online(), text.link(), text.typing())) {
            if (!more.isEmpty()) {
                boolean alert = text.isDown() && more.equals(text.link());
                row.add(" | ", Part.STATUS).say(more, alert ? Part.ALERT : Part.STATUS);
            }
        }
        boxed(row.end(Part.STATUS), Part.STATUS);
    }

    /** The border above a box, and its title. */
    private void top(String title, Part part) {
        String words = look.labels().say(title);
        if (!titles) {
            border(words, part);
            return;
        }
        border("", part);
        int left = Math.max(0, (columns - FRAME - look.cells().width(words)) / 2);
        boxed(new Row(look, columns - FRAME).to(left, part).say(words, part).end(part), part);
        border("", part);
    }

    private void border(String title, Part part) {
        String words = title.isEmpty() ? "" : " " + title + " ";
        Row row =
                new Row(look, columns).add(title.isEmpty() ? "+" : "+--", part).say(words, part);
        row.add("-".repeat(Math.max(0, columns - 1 - row.used())), part).add("+", part);
        all.add(row.end(part));
    }

    private void text(String words, Part part) {
        Row row = new Row(look, columns - FRAME).say(words, part);
        boxed(row.end(part), part);
    }

    private void boxed(AttributedString inside, Part part) {
        all.add(new Row(look, columns)
                .add("|  ", part)
                .add(inside, columns - FRAME)
                .add("  |", part)
                .end(part));
    }
}
