package io.github.confab.examples.terminal.text;

import java.text.Bidi;
import java.util.List;

/** Who brings right-to-left text into the order in which it is read. */
public enum BidiMode {
    /** The terminal does; each text is isolated, so that it cannot reorder what stands around it. */
    ISOLATES {
        @Override
        String shownWith(String text, boolean rightToLeft) {
            return (rightToLeft ? RIGHT_TO_LEFT_ISOLATE : LEFT_TO_RIGHT_ISOLATE) + text + POP_ISOLATE;
        }
    },
    /** We do: for terminals that show characters from left to right as they come. */
    VISUAL {
        @Override
        String shownWith(String text, boolean rightToLeft) {
            return visual(text, rightToLeft).replace(MARK, "");
        }
    },
    /** Nobody does. */
    OFF {
        @Override
        String shownWith(String text, boolean rightToLeft) {
            return text.replace(MARK, "");
        }
    };

    private static final char LEFT_TO_RIGHT_ISOLATE = '\u2066';
    private static final char RIGHT_TO_LEFT_ISOLATE = '\u2067';
    private static final char POP_ISOLATE = '\u2069';
    /** Left-to-right mark, in words of the program: it keeps a slash before its command. */
    private static final String MARK = "\u200E";

    private static final String BRACKETS = "()[]{}<>«»‹›";

    /** A text as it is written to the terminal, which it leaves alone if nothing in it goes right to left. */
    public String shown(String text) {
        return shown(text, isRightToLeft(text));
    }

    /** A part of a text, whose direction is that of the whole. */
    public String shown(String text, boolean rightToLeft) {
        return needsBidi(text) ? shownWith(text, rightToLeft) : text;
    }

    /** Whether the first letter that has a direction goes right to left. */
    public static boolean isRightToLeft(String text) {
        return !Bidi.requiresBidi(text.toCharArray(), 0, text.length())
                ? false
                : !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    abstract String shownWith(String text, boolean rightToLeft);

    private static boolean needsBidi(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    private static String visual(String text, boolean rightToLeft) {
        Bidi bidi = new Bidi(text, rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        List<String> graphemes = Cells.graphemes(text);
        byte[] levels = new byte[graphemes.size()];
        Object[] order = graphemes.toArray();
        int at = 0;
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getLevelAt(at);
            if (levels[i] % 2 == 1) {
                order[i] = mirrored(graphemes.get(i));
            }
            at += graphemes.get(i).length();
        }
        Bidi.reorderVisually(levels, 0, order, 0, order.length);
        StringBuilder out = new StringBuilder(text.length());
        for (Object grapheme : order) {
            out.append(grapheme);
        }
        return out.toString();
    }

    private static String mirrored(String grapheme) {
        int at = grapheme.length() == 1 ? BRACKETS.indexOf(grapheme.charAt(0)) : -1;
        return at < 0 ? grapheme : String.valueOf(BRACKETS.charAt(at ^ 1));
    }
}
