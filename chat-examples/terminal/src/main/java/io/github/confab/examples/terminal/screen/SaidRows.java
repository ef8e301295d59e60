package io.github.confab.examples.terminal.screen;

import io.github.confab.chat.model.StreamMessage;
import io.github.confab.examples.terminal.state.AppState;
import io.github.confab.examples.terminal.state.Line;
import io.github.confab.examples.terminal.text.BidiMode;
import io.github.confab.examples.terminal.text.Foreign;
import io.github.confab.examples.terminal.text.Wrap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jline.utils.AttributedString;

/** One line of the log as {@code [10:00] user: text}, on as many rows as it needs. */
final class SaidRows {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("'['HH:mm'] '", Locale.ROOT);
    private static final int TIME_CELLS = 8;
    private static final int NOTE_CELLS = 4;
    private static final int NARROW = 40;
    private static final int MOST_LINES = 20;
    private static final int PENDING_SHOWN_AFTER_SECONDS = 1;

    private final Look look;
    private final int width;
    private final int indent;
    private final Instant now;
    private final String me;

    SaidRows(Look look, int width, AppState state) {
        this.look = look;
        this.width = width;
        this.indent = width < NARROW ? 2 : TIME_CELLS;
        this.now = state.now();
        this.me = state.me().orElse("");
    }

    LocalDate today() {
        return now.atZone(look.zone()).toLocalDate();
    }

    /** @param selected whether a command is to be about it */
    List<AttributedString> of(Line line, boolean selected) {
        if (line instanceof Line.Said said) {
            return said(said, selected);
        }
        if (line instanceof Line.Pending pending) {
            return pending(pending);
        }
        if (line instanceof Line.Happened happened) {
            Row row = new Row(look, width).add(time(line), Part.TIME).add("* ", Part.NOTE);
            return body(row, List.of(look.labels().say(happened.phrase())), Part.NOTE, indent);
        }
        Line.Note note = (Line.Note) line;
        Part part = note.problem() ? Part.PROBLEM : Part.NOTE;
        Row row = new Row(look, width).add("  ", part);
        return body(row, List.of(look.labels().say(note.phrase())), part, NOTE_CELLS);
    }

    private List<AttributedString> said(Line.Said said, boolean selected) {
        List<AttributedString> rows = new ArrayList<>();
        StreamMessage message = said.message();
        Row row = begin(said, said.author(), said.mine(), selected ? Part.SELECTED : Part.TIME);
        if (said.answered().isPresent() && !message.isDeleted()) {
            rows.add(quoted(row, said.answered().get()));
            row = blank(indent);
        }
        if (message.isDeleted()) {
            rows.addAll(body(row, List.of(look.labels().say("deleted")), Part.NOTE, indent));
            return rows;
        }
        List<String> text = new ArrayList<>(Foreign.lines(Foreign.text(message.text())));
        if (message.isEdited() && !text.isEmpty()) {
            text.set(
                    text.size() - 1,
                    text.get(text.size() - 1) + " " + look.labels().say("edited"));
        }
        rows.addAll(body(row, text, said.mentionsMe() ? Part.MENTION : Part.LOG, indent));
        reactions(message).ifPresent(rows::add);
        return rows;
    }

    /** The first row of a reply says what it answers. */
    private static AttributedString quoted(Row beginning, Line.Quote quote) {
        String text = Foreign.line(quote.author()) + ": " + Foreign.line(quote.text());
        return beginning.add("> ", Part.TIME).add(text, Part.TIME).end(Part.LOG);
    }

    private Optional<AttributedString> reactions(StreamMessage message) {
        Row row = blank(indent);
        message.state()
                .reactions()
                .counts()
                .forEach(count ->
                        row.add(Foreign.line(count.reaction().value()) + " " + count.people() + "  ", Part.TIME));
        return row.used() > indent ? Optional.of(row.end(Part.LOG)) : Optional.empty();
    }

    private List<AttributedString> pending(Line.Pending pending) {
        List<String> text = new ArrayList<>(Foreign.lines(Foreign.text(pending.text())));
        if (pending.state().isPresent()) {
            text.add("(" + look.labels().say(pending.state().get()) + ")");
        } else if (now.isAfter(pending.at().plusSeconds(PENDING_SHOWN_AFTER_SECONDS))) {
            text.add("(" + look.labels().say("pending") + ")");
        }
        return body(begin(pending, me, true, Part.TIME), text, Part.TIME, indent);
    }

    private Row begin(Line line, String author, boolean mine, Part time) {
        String name = look.cells().cut(Foreign.line(author), Math.max(4, width / 3));
        return new Row(look, width)
                .add(time(line), time)
                .add(name, mine ? Part.OWN_NAME : Part.NAME)
                .add(": ", Part.LOG);
    }

    private String time(Line line) {
        return TIME.format(line.at().atZone(look.zone()));
    }

    /** Goes on behind the beginning of the first row. */
    private List<AttributedString> body(Row beginning, List<String> lines, Part part, int below) {
        List<AttributedString> rows = new ArrayList<>();
        Row row = beginning;
        for (String line : lines.isEmpty() ? List.of("") : lines.subList(0, Math.min(lines.size(), MOST_LINES))) {
            boolean own = part == Part.NOTE || part == Part.PROBLEM;
            boolean rightToLeft = own ? look.labels().isRightToLeft() : BidiMode.isRightToLeft(line);
            for (String piece : Wrap.rows(look.cells(), line, width - row.used(), width - below)) {
                rows.add(row.add(piece, part, rightToLeft).end(Part.LOG));
                row = blank(below);
            }
        }
        if (lines.size() > MOST_LINES) {
            String more = look.labels().say("log.more", String.valueOf(lines.size() - MOST_LINES));
            rows.add(row.add(more, Part.NOTE).end(Part.LOG));
        }
        return rows;
    }

    private Row blank(int cells) {
        return new Row(look, width).to(cells, Part.LOG);
    }
}
