package io.github.confab.examples.terminal.tty;

import io.github.confab.examples.terminal.state.Key;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Reads keys out of what a terminal sends. A sequence that is not known is swallowed as a whole: none of it is taken for
 * text.
 */
final class Keyboard {

    /** Where characters come from. */
    @FunctionalInterface
    interface Source {
        /** @return a UTF-16 unit; {@link #END}, or {@link #NOTHING} if none came in time */
        int read(long timeoutMillis) throws IOException;
    }

    static final int END = -1;
    static final int NOTHING = -2;

    private static final int ESCAPE = 27;
    private static final int DELETE = 127;
    /** Not for ever: while a read blocks, the terminal cannot be closed. */
    private static final long A_WHILE = 200;

    /** What belongs to one key comes at once; over a slow network nearly so. */
    private static final long AT_ONCE = 60;

    private static final int MAX_SEQUENCE = 64;
    private static final int MAX_PASTE = 100_000;
    private static final String PASTE_END = "\u001b[201~";

    private static final Map<Integer, Key.Kind> CONTROLS = Map.ofEntries(
            Map.entry((int) '\r', Key.Kind.ENTER),
            Map.entry((int) '\n', Key.Kind.ENTER),
            Map.entry((int) '\t', Key.Kind.TAB),
            Map.entry(DELETE, Key.Kind.BACKSPACE),
            Map.entry(8, Key.Kind.BACKSPACE),
            Map.entry(control('A'), Key.Kind.HOME),
            Map.entry(control('B'), Key.Kind.LEFT),
            Map.entry(control('C'), Key.Kind.INTERRUPT),
            Map.entry(control('D'), Key.Kind.END_OF_INPUT),
            Map.entry(control('E'), Key.Kind.END),
            Map.entry(control('F'), Key.Kind.RIGHT),
            Map.entry(control('K'), Key.Kind.DELETE_TO_END),
            Map.entry(control('L'), Key.Kind.REDRAW),
            Map.entry(control('N'), Key.Kind.NEXT_CHANNEL),
            Map.entry(control('P'), Key.Kind.PREVIOUS_CHANNEL),
            Map.entry(control('T'), Key.Kind.SWITCH_FORM),
            Map.entry(control('U'), Key.Kind.DELETE_TO_START),
            Map.entry(control('W'), Key.Kind.DELETE_WORD));

    /** What follows {@code ESC [} or {@code ESC O}. */
    private static final Map<String, Key.Kind> SEQUENCES = Map.ofEntries(
            Map.entry("A", Key.Kind.UP),
            Map.entry("B", Key.Kind.DOWN),
            Map.entry("C", Key.Kind.RIGHT),
            Map.entry("D", Key.Kind.LEFT),
            Map.entry("H", Key.Kind.HOME),
            Map.entry("F", Key.Kind.END),
            Map.entry("Q", Key.Kind.SWITCH_FORM),
            Map.entry("Z", Key.Kind.BACK_TAB),
            Map.entry("M", Key.Kind.ENTER),
            Map.entry("1~", Key.Kind.HOME),
            Map.entry("7~", Key.Kind.HOME),
            Map.entry("3~", Key.Kind.DELETE),
            Map.entry("4~", Key.Kind.END),
            Map.entry("8~", Key.Kind.END),
            Map.entry("5~", Key.Kind.PAGE_UP),
            Map.entry("6~", Key.Kind.PAGE_DOWN),
            Map.entry("12~", Key.Kind.SWITCH_FORM),
            Map.entry("1;5A", Key.Kind.SELECT_UP),
            Map.entry("1;5B", Key.Kind.SELECT_DOWN),
            Map.entry("1;3A", Key.Kind.SELECT_UP),
            Map.entry("1;3B", Key.Kind.SELECT_DOWN),
            Map.entry("1;5C", Key.Kind.WORD_RIGHT),
            Map.entry("1;5D", Key.Kind.WORD_LEFT),
            Map.entry("1;3C", Key.Kind.WORD_RIGHT),
            Map.entry("1;3D", Key.Kind.WORD_LEFT),
            Map.entry("1;5H", Key.Kind.TO_OLDEST),
            Map.entry("1;5F", Key.Kind.TO_NEWEST));

    private final Source source;
    private int pushedBack = NOTHING;

    Keyboard(Source source) {
        this.source = source;
    }

    /** Waits for the next key; empty at the end of the input. */
    Optional<Key> next() throws IOException {
        while (true) {
            int c = read(A_WHILE);
            if (c == END) {
                return Optional.empty();
            }
            Optional<Key> key = c == NOTHING ? Optional.empty() : c == ESCAPE ? escaped() : plain(c);
            if (key.isPresent()) {
                return key;
            }
        }
    }

    private Optional<Key> plain(int c) throws IOException {
        if (c < ' ' || c == DELETE) {
            return Optional.ofNullable(CONTROLS.get(c)).map(Key::of);
        }
        if (c >= 0x80 && c <= 0x9F) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder().append((char) c);
        if (Character.isHighSurrogate((char) c)) {
            int low = read(AT_ONCE);
            if (low < 0 || !Character.isLowSurrogate((char) low)) {
                pushedBack = low;
                return Optional.empty();
            }
            text.append((char) low);
        }
        return Optional.of(Key.text(text.toString()));
    }

    private Optional<Key> escaped() throws IOException {
        int c = read(AT_ONCE);
        if (c == '[' || c == 'O') {
            return sequence(c);
        }
        if (c == NOTHING || c == END) {
            return Optional.of(Key.of(Key.Kind.ESCAPE));
        }
        if (c == ESCAPE) {
            pushedBack = c;
            return Optional.of(Key.of(Key.Kind.ESCAPE));
        }
        return Optional.ofNullable(withAlt(c));
    }

    private static Key withAlt(int c) {
        if (c >= '1' && c <= '9') {
            return new Key(Key.Kind.CHANNEL_NUMBER, String.valueOf((char) c));
        }
        return switch (c) {
            case 'b' -> Key.of(Key.Kind.WORD_LEFT);
            case 'f' -> Key.of(Key.Kind.WORD_RIGHT);
            case '<' -> Key.of(Key.Kind.TO_OLDEST);
            case '>' -> Key.of(Key.Kind.TO_NEWEST);
            case 8, DELETE -> Key.of(Key.Kind.DELETE_WORD);
            // a line break within the message
            case '\r', '\n' -> new Key(Key.Kind.PASTE, "\n");
            default -> Key.of(Key.Kind.ESCAPE);
        };
    }

    private Optional<Key> sequence(int introducer) throws IOException {
        StringBuilder parameters = new StringBuilder();
        for (int i = 0; i < MAX_SEQUENCE; i++) {
            int c = read(AT_ONCE);
            if (c < 0) {
                return Optional.empty();
            }
            parameters.append((char) c);
            boolean last = introducer == 'O' || (c >= '@' && c <= '~' && !(c == '[' && i == 0));
            if (last) {
                break;
            }
        }
        if (parameters.toString().equals("200~")) {
            return Optional.of(new Key(Key.Kind.PASTE, pasted()));
        }
        return Optional.ofNullable(SEQUENCES.get(parameters.toString())).map(Key::of);
    }

    /** Everything up to the end of what was pasted; what is beyond a bound is dropped. */
    private String pasted() throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            int c = read(A_WHILE);
            if (c == END) {
                return text.toString();
            }
            if (c >= 0) {
                text.append((char) c);
            }
            int end = text.length() - PASTE_END.length();
            if (end >= 0 && text.indexOf(PASTE_END, end) >= 0) {
                return text.substring(0, end);
            }
            if (text.length() > MAX_PASTE) {
                text.delete(MAX_PASTE / 2, text.length() - PASTE_END.length());
            }
        }
    }

    private int read(long timeout) throws IOException {
        int c = pushedBack;
        if (c != NOTHING) {
            pushedBack = NOTHING;
            return c;
        }
        return source.read(timeout);
    }

    private static int control(char letter) {
        return letter - '@';
    }
}
