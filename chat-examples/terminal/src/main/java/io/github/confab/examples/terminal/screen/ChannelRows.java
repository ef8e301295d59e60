package io.github.confab.examples.terminal.screen;

import io.github.confab.examples.terminal.state.AppState;
import io.github.confab.examples.terminal.state.Entry;
import io.github.confab.examples.terminal.text.Foreign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;

/** The list of channels at the left. */
final class ChannelRows {

    private final Look look;
    private final int width;

    ChannelRows(Look look, int width) {
        this.look = look;
        this.width = width;
    }

    List<AttributedString> draw(AppState state, int height) {
        List<AttributedString> rows = new ArrayList<>();
        rows.add(new Row(look, width)
                .add(" ", Part.CHANNELS)
                .say(look.labels().say("channels"), Part.CHANNELS)
                .end(Part.CHANNELS));
        Optional<Entry> current = state.current();
        for (Entry entry : visible(state.channels(), current, height - 1)) {
            rows.add(row(entry, current.filter(entry::equals).isPresent()));
        }
        while (rows.size() < height) {
            rows.add(new Row(look, width).end(Part.CHANNELS));
        }
        return rows.subList(0, height);
    }

    /** As many as fit, the current one among them. */
    private static List<Entry> visible(List<Entry> all, Optional<Entry> current, int room) {
        int at = current.map(all::indexOf).orElse(0);
        int from = Math.max(0, Math.min(at - room + 1, all.size() - room));
        return all.subList(from, Math.min(all.size(), from + Math.max(0, room)));
    }

    private AttributedString row(Entry entry, boolean isCurrent) {
        Part part = isCurrent ? Part.CHANNEL_CURRENT : entry.member() ? Part.CHANNELS : Part.CHANNEL_OTHER;
        String count = isCurrent ? "" : count(entry);
        String mark = isCurrent ? ">" : " ";
        String sign = !entry.member() ? "" : entry.direct() ? "@" : "#";
        Row row = new Row(look, width).add(mark + sign, part);
        int room = width - 1 - row.used() - (count.isEmpty() ? 0 : count.length() + 1);
        row.add(look.cells().cut(Foreign.line(entry.name()), room), part);
        if (!count.isEmpty()) {
            row.to(width - count.length() - 1, part).add(count, part);
        }
        return row.end(part);
    }

    private static String count(Entry entry) {
        long count = entry.unread().count();
        if (count == 0) {
            return "";
        }
        return (entry.unread().mentions() > 0 ? "@" : "") + (count > 99 ? "99+" : String.valueOf(count));
    }
}
