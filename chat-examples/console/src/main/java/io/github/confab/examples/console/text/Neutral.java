package io.github.confab.examples.console.text;

import java.util.regex.Pattern;

/**
 * Text of strangers, made harmless for a terminal: no control sequence, no control of writing direction, no invisible
 * character, and one line. What is dropped shows as U+FFFD; the joiners of Persian and of emoji stay.
 */
public final class Neutral {

    private static final String DROPPED = "\uFFFD";

    /** Strings for the terminal (titles, clipboard, graphics), with their contents, if they end. */
    private static final String STRINGS =
            "(?:\u001B[\\]PX^_]|[\u0090\u0098\u009D-\u009F])[^\u0007\u001B\u009C]*+(?:\u0007|\u001B\\\\|\u009C)";

    private static final String SEQUENCES = "(?:\u001B\\[|\u009B)[0-?]*+[ -/]*+[@-~]";
    private static final String ESCAPES = "\u001B[ -/]*+[0-~]";
    private static final String CONTROLS = "[\u0000-\u0008\u000B-\u001F\u007F-\u009F]";
    private static final String HIDDEN =
            "[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\\x{E0000}-\\x{E007F}]";

    private static final Pattern HARMFUL =
            Pattern.compile("(?:" + String.join("|", STRINGS, SEQUENCES, ESCAPES, CONTROLS, HIDDEN) + ")++");

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\n\u2028\u2029]");

    private Neutral() {}

    /**
     * @param text of anybody
     * @return the same on one line, with each line break as a backslash and an {@code n}
     */
    public static String line(String text) {
        String oneLine = LINE_BREAK.matcher(text).replaceAll("\\\\n");
        return HARMFUL.matcher(oneLine).replaceAll(DROPPED);
    }

    /** Whether a terminal could take this character for more than text. Asked of characters above U+007E in JSON. */
    static boolean isHarmful(int codePoint) {
        return HARMFUL.matcher(Character.toString(codePoint)).matches() || codePoint == 0x2028 || codePoint == 0x2029;
    }
}
