package io.github.confab.examples.terminal.state;

import io.github.confab.examples.terminal.text.Cells;
import io.github.confab.examples.terminal.text.Foreign;
import java.util.ArrayList;
import java.util.List;

/** The line that is being typed, and those that were. Moves and deletes what people see as characters. */
public final class InputLine {

    /** More than a message may have; what is beyond is not taken. */
    static final int MAX_LENGTH = 20_000;

    private static final int MAX_REMEMBERED = 200;

    private final StringBuilder text = new StringBuilder();
    private final List<String> past = new ArrayList<>();
    private int cursor;
    private int recalled;
    private String unfinished = "";

    /** What is typed. */
    public String text() {
        return text.toString();
    }

    /** Where the cursor is in {@link #text()}. */
    public int cursor() {
        return cursor;
    }

    boolean isEmpty() {
        return text.length() == 0;
    }

    /** What was copied from elsewhere is foreign, too. */
    void insert(String typed) {
        String harmless = Foreign.text(typed);
        if (text.length() + harmless.length() <= MAX_LENGTH) {
            text.insert(cursor, harmless);
            cursor += harmless.length();
        }
    }

    void replace(int from, int to, String by) {
        text.replace(from, to, by);
        cursor = from + by.length();
    }

    void set(String line) {
        text.setLength(0);
        text.append(line);
        cursor = text.length();
    }

    /** Empties the line and remembers it. */
    String enter() {
        String line = text();
        if (!line.isBlank() && (past.isEmpty() || !past.get(past.size() - 1).equals(line))) {
            past.add(line);
        }
        if (past.size() > MAX_REMEMBERED) {
            past.remove(0);
        }
        recalled = past.size();
        unfinished = "";
        set("");
        return line;
    }

    void clear() {
        recalled = past.size();
        set("");
    }

    void recallOlder() {
        if (recalled == past.size()) {
            unfinished = text();
        }
        if (recalled > 0) {
            recalled--;
            set(past.get(recalled));
        }
    }

    void recallNewer() {
        if (recalled < past.size()) {
            recalled++;
            set(recalled == past.size() ? unfinished : past.get(recalled));
        }
    }

    void left() {
        cursor -= lastGrapheme(text.substring(0, cursor)).length();
    }

    void right() {
        cursor += firstGrapheme(text.substring(cursor)).length();
    }

    void home() {
        cursor = 0;
    }

    void end() {
        cursor = text.length();
    }

    void wordLeft() {
        cursor = wordStart();
    }

    void wordRight() {
        int at = cursor;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        cursor = at;
    }

    void backspace() {
        int end = cursor;
        left();
        text.delete(cursor, end);
    }

    void delete() {
        text.delete(cursor, cursor + firstGrapheme(text.substring(cursor)).length());
    }

    void deleteWord() {
        int from = wordStart();
        text.delete(from, cursor);
        cursor = from;
    }

    void deleteToStart() {
        text.delete(0, cursor);
        cursor = 0;
    }

    void deleteToEnd() {
        text.setLength(cursor);
    }

    private int wordStart() {
        int at = cursor;
        while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        while (at > 0 && !Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static String firstGrapheme(String text) {
        return text.isEmpty() ? "" : Cells.graphemes(text).get(0);
    }

    private static String lastGrapheme(String text) {
        List<String> graphemes = Cells.graphemes(text);
        return graphemes.isEmpty() ? "" : graphemes.get(graphemes.size() - 1);
    }
}
