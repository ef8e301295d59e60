package io.github.confab.examples.terminal.screen;

import io.github.confab.examples.terminal.state.AppState;
import io.github.confab.examples.terminal.state.Drawn;
import io.github.confab.examples.terminal.state.LoginForm;
import io.github.confab.examples.terminal.text.Foreign;
import io.github.confab.examples.terminal.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;

/** The form to log in by, or to make an account. */
final class LoginScreen {

    private static final int FIELD_INDENT = 2;

    private final Look look;
    private final int columns;
    private final int rows;
    private final List<AttributedString> all = new ArrayList<>();
    private int cursorRow;
    private int cursorColumn;

    LoginScreen(Look look, int columns, int rows) {
        this.look = look;
        this.columns = columns;
        this.rows = rows;
    }

    Frame draw(AppState state) {
        LoginForm form = state.login();
        Labels labels = look.labels();
        all.add(new Row(look, columns)
                .add(" ", Part.HEADER)
                .say(labels.say("app.name") + " " + state.version(), Part.HEADER)
                .end(Part.HEADER));
        blank(rows > 8);
        words(labels.say(form.isRegistering() ? "login.register" : "login.title"), Part.NAME);
        blank(rows > 9);
        form.fields().forEach(field -> field(form, field));
        blank(rows > 10);
        if (form.isBusy()) {
            words(labels.say("login.busy"), Part.NOTE);
        }
        form.problem().ifPresent(problem -> words(labels.say(problem), Part.PROBLEM));
        words(labels.say(form.isRegistering() ? "login.rule" : "login.hint"), Part.NOTE);
        return frame(state);
    }

    private Frame frame(AppState state) {
        while (all.size() < rows - 1) {
            blank(true);
        }
        List<AttributedString> fitting = new ArrayList<>(all.subList(0, rows - 1));
        StatusText text = new StatusText(look, state);
        fitting.add(new Row(look, columns)
                .add(" ", Part.STATUS)
                .say(
                        text.isDown() ? text.link() : look.labels().say("login.keys"),
                        text.isDown() ? Part.ALERT : Part.STATUS)
                .end(Part.STATUS));
        return new Frame(fitting, Math.min(cursorRow, rows - 2), Math.min(cursorColumn, columns - 1), Drawn.NOTHING);
    }

    private void field(LoginForm form, LoginForm.Field field) {
        String label = look.labels().say("login." + field.name().toLowerCase(Locale.ROOT));
        boolean active = form.field() == field;
        Row row = new Row(look, columns)
                .to(FIELD_INDENT, Part.LOG)
                .say(label, active ? Part.NAME : Part.LOG)
                .add(": ", Part.LOG);
        String shown = Foreign.line(form.shown(field));
        int room = Math.max(1, columns - row.used() - 2);
        int start = row.used();
        String tail = tail(shown, room);
        row.add(tail, active ? Part.INPUT : Part.LOG);
        if (active) {
            cursorRow = all.size();
            cursorColumn = start + look.cells().width(tail);
            row.to(Math.min(columns - 2, start + 40), Part.INPUT);
        }
        all.add(row.end(Part.LOG));
    }

    private String tail(String text, int room) {
        String rest = text;
        while (look.cells().width(rest) > room) {
            rest = rest.substring(rest.offsetByCodePoints(0, 1));
        }
        return rest;
    }

    private void words(String text, Part part) {
        int room = Math.max(1, columns - 2 * FIELD_INDENT);
        for (String row : Wrap.rows(look.cells(), text, room, room)) {
            all.add(new Row(look, columns)
                    .to(FIELD_INDENT, Part.LOG)
                    .say(row, part)
                    .end(Part.LOG));
        }
    }

    private void blank(boolean wanted) {
        if (wanted) {
            all.add(new Row(look, columns).end(Part.LOG));
        }
    }
}
