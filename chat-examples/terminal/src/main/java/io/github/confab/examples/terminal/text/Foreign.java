package io.github.confab.examples.terminal.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes text harmless that somebody else wrote: names, messages, errors. What could move the cursor, set the title, write
 * to the clipboard, turn the direction of what follows or hide is replaced by U+FFFD, so that one sees that it was there.
 */
public final class Foreign {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int MAX_MARKS = 4;

    /** CSI; then OSC, DCS, SOS, PM, APC up to their end, or to the end of the text; then any other escape. */
    private static final Pattern SEQUENCE = Pattern.compile("(?:\\x1B\\[|\\x9B)[0-?]*[ -/]*[@-~]?"
            + "|(?:\\x1B[\\]PX^_]|[\\x90\\x98\\x9D-\\x9F])[^\\x07\\x1B\\x9C]*(?:\\x07|\\x9C|\\x1B\\\\)?"
            + "|\\x1B[ -/]*[0-~]?");

    private static final Pattern BREAK = Pattern.compile("\\r\\n|[\\r\\u2028\\u2029]");

    private Foreign() {}

    /** Harmless, on one line: for names and the like. */
    public static String line(String text) {
        return text(text).replace('\n', ' ');
    }

    /** Harmless, with its line breaks. */
    public static String text(String text) {
        String plain = isPlain(text)
                ? text
                : SEQUENCE.matcher(BREAK.matcher(text).replaceAll("\n")).replaceAll(String.valueOf(REPLACEMENT));
        StringBuilder out = new StringBuilder(plain.length());
        int marks = 0;
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            if (c == '\t') {
                out.append("  ");
            } else if (isHarmful(c)) {
                appendReplacement(out);
            } else if (marks <= MAX_MARKS) {
                // a pile of marks would be drawn over the rows above
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    /** The lines of a text that was made harmless. */
    public static List<String> lines(String harmless) {
        return harmless.lines().toList();
    }

    private static void appendReplacement(StringBuilder out) {
        if (out.length() == 0 || out.charAt(out.length() - 1) != REPLACEMENT) {
            out.append(REPLACEMENT);
        }
    }

    private static boolean isPlain(String text) {
        return text.chars()
                .noneMatch(c -> c == 0x1B || c == '\r' || (c >= 0x80 && c <= 0x9F) || c == 0x2028 || c == 0x2029);
    }

    private static boolean isHarmful(int c) {
        if (c == '\n') {
            return false;
        }
        boolean control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
        boolean direction = (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x206F)
                || c == 0x061C
                || c == 0x200E
                || c == 0x200F;
        boolean hidden = c == 0x200B
                || (c >= 0x2060 && c <= 0x2065)
                || c == 0xFEFF
                || c == 0x00AD
                || c == 0x180E
                || (c >= 0xFFF9 && c <= 0xFFFB)
                || (c >= 0xE0000 && c <= 0xE007F);
        boolean lone = c >= 0xD800 && c <= 0xDFFF;
        return control || direction || hidden || lone;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) && (c < 0xFE00 || c > 0xFE0F);
    }
}
