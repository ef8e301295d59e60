package io.github.confab.examples.terminal.screen;

import io.github.confab.examples.terminal.state.AppState;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** Header, channels at the left of the log, input, status. */
final class ListLayout {

    private static final int NARROWEST = 9;
    private static final int WIDEST = 24;
    private static final int NO_SIDEBAR_BELOW = 36;
    private static final String GAP = " | ";

    private final Look look;
    private final int columns;
    private final int rows;

    ListLayout(Look look, int columns, int rows) {
        this.look = look;
        this.columns = columns;
        this.rows = rows;
    }

    Frame draw(AppState state) {
        int height = rows - 3;
        int side = columns < NO_SIDEBAR_BELOW ? 0 : Math.max(NARROWEST, Math.min(WIDEST, columns / 4));
        List<AttributedString> channels = new ChannelRows(look, side).draw(state, height);
        LogPane.Shown log = new LogPane(look, columns - side).draw(state, height);
        List<AttributedString> all = new ArrayList<>();
        all.add(header(state));
        for (int i = 0; i < height; i++) {
            AttributedString left = side == 0 ? AttributedString.EMPTY : channels.get(i);
            all.add(AttributedString.join(
                    AttributedString.EMPTY, List.of(left, log.rows().get(i))));
        }
        InputRow input = InputRow.of(look, state, columns);
        all.add(input.row());
        all.add(status(state));
        return new Frame(all, rows - 2, Math.min(input.cursor(), columns - 1), log.drawn());
    }

    private AttributedString header(AppState state) {
        Row row = new Row(look, columns)
                .add(" ", Part.HEADER)
                .say(look.labels().say("app.name") + " " + state.version(), Part.HEADER);
        String me = state.me().orElse("");
        int start = columns - look.cells().width(me) - 1;
        if (start > row.used() + 2) {
            row.to(start, Part.HEADER).add(me, Part.HEADER);
        }
        return row.end(Part.HEADER);
    }

    private AttributedString status(AppState state) {
        StatusText text = new StatusText(look, state);
        Row row = new Row(look, columns).add(" ", Part.STATUS).add(text.channel(), Part.STATUS);
        boolean roomy = columns >= 60;
        row.add(GAP, Part.STATUS);
        row.say(roomy ? look.labels().say("status.subscribed", text.subscribed()) : text.subscribed(), Part.STATUS);
        if (!text.online().isEmpty()) {
            row.add(GAP, Part.STATUS).say(text.online(), Part.STATUS);
        }
        row.add(GAP, Part.STATUS).say(text.link(), text.isDown() ? Part.ALERT : Part.STATUS);
        if (!text.typing().isEmpty()) {
            row.add(GAP, Part.STATUS).say(text.typing(), Part.STATUS);
        }
        return row.end(Part.STATUS);
    }
}
