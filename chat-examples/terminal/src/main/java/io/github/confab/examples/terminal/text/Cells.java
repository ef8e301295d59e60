package io.github.confab.examples.terminal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/**
 * How many cells text takes. Terminals differ in one thing: some show what people see as one character (a family, a flag)
 * in two cells, others add up its parts.
 */
public enum Cells {
    /** One picture is two cells, whatever it is made of. */
    CLUSTERS,
    /** Each code point takes its own cells. */
    CODE_POINTS;

    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final String EMOJI_LOOK = "\uFE0F";
    private static final String ELLIPSIS = "…";

    /** What people see as characters. {@code \X} knows emoji sequences; {@code BreakIterator} of Java 17 does not. */
    public static List<String> graphemes(String text) {
        List<String> parts = new ArrayList<>(text.length());
        if (isAscii(text)) {
            for (int i = 0; i < text.length(); i++) {
                parts.add(text.substring(i, i + 1));
            }
            return parts;
        }
        Matcher matcher = GRAPHEME.matcher(text);
        while (matcher.find()) {
            parts.add(matcher.group());
        }
        return parts;
    }

    /** The cells of a text without line breaks. */
    public int width(String text) {
        if (isAscii(text)) {
            return text.length();
        }
        int sum = 0;
        for (String grapheme : graphemes(text)) {
            sum += ofGrapheme(grapheme);
        }
        return sum;
    }

    /** The cells of one grapheme. */
    public int ofGrapheme(String grapheme) {
        if (grapheme.length() == 1) {
            return Math.max(0, WCWidth.wcwidth(grapheme.charAt(0)));
        }
        var widths = grapheme.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c)));
        if (this == CODE_POINTS) {
            return widths.sum();
        }
        if (grapheme.contains(EMOJI_LOOK) || WCWidth.isRegionalIndicator(grapheme.codePointAt(0))) {
            return 2;
        }
        return widths.max().orElse(0);
    }

    /** The longest beginning that fits; ends with an ellipsis if something was cut. */
    public String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        return width < 1 ? "" : beginning(text, width - 1) + ELLIPSIS;
    }

    /** The longest beginning that fits. */
    public String beginning(String text, int width) {
        StringBuilder out = new StringBuilder();
        int used = 0;
        for (String grapheme : graphemes(text)) {
            used += ofGrapheme(grapheme);
            if (used > width) {
                break;
            }
            out.append(grapheme);
        }
        return out.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}
