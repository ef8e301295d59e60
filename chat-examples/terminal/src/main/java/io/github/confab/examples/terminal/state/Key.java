package io.github.confab.examples.terminal.state;

/**
 * A key that was pressed.
 *
 * @param kind which
 * @param text what it types, if it types
 */
public record Key(Kind kind, String text) {

    /** The keys the program knows. */
    public enum Kind {
        TEXT,
        PASTE,
        ENTER,
        TAB,
        BACK_TAB,
        BACKSPACE,
        DELETE,
        DELETE_WORD,
        DELETE_TO_START,
        DELETE_TO_END,
        LEFT,
        RIGHT,
        WORD_LEFT,
        WORD_RIGHT,
        HOME,
        END,
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        TO_OLDEST,
        TO_NEWEST,
        SELECT_UP,
        SELECT_DOWN,
        NEXT_CHANNEL,
        PREVIOUS_CHANNEL,
        CHANNEL_NUMBER,
        SWITCH_FORM,
        REDRAW,
        ESCAPE,
        INTERRUPT,
        END_OF_INPUT
    }

    /** A key that types nothing. */
    public static Key of(Kind kind) {
        return new Key(kind, "");
    }

    /** A key that types. */
    public static Key text(String text) {
        return new Key(Kind.TEXT, text);
    }
}
