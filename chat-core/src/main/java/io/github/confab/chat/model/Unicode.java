package io.github.confab.chat.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * What the two kinds of names share: lengths, the characters nobody can see, and the folding that makes several
 * spellings one name. Nothing here looks at the default locale.
 */
final class Unicode {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int DOTLESS_I = 0x131;
    private static final int DOT_ABOVE = 0x307;

    /** The longest canonical decomposition of one character, in code points; the same in every version of Unicode. */
    private static final int LONGEST_DECOMPOSITION = 4;

    /** Latin i and j, Cyrillic i and je: they have a dot already, so one more dot above them cannot be seen. */
    private static final String SOFT_DOTTED = "ij\u0456\u0458";

    /** Category letter, mark or symbol, but blank on the screen: grapheme joiner, Hangul and Khmer fillers, Braille blank. */
    private static final String BLANKS = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    private static final String BIDI_CONTROLS =
            "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private Unicode() {}

    /** The composed form (NFC) of well-formed {@code value}. A hostile text is refused before the work of composing. */
    static String composed(String field, String value, int maxCodePoints) {
        atMostCodePoints(field, value, maxCodePoints * LONGEST_DECOMPOSITION, maxCodePoints);
        return Normalizer.normalize(value, Normalizer.Form.NFC);
    }

    static void atMostCodePoints(String field, String value, int limit) {
        atMostCodePoints(field, value, limit, limit);
    }

    private static void atMostCodePoints(String field, String value, int limit, int told) {
        int actual = value.codePointCount(0, value.length());
        if (actual > limit) {
            throw new InvalidArgumentException(field, "must have at most " + told + " code points, got: " + actual);
        }
    }

    static void atMostBytes(String field, String value, int limit) {
        int actual = Rules.utf8Length(value);
        if (actual > limit) {
            throw new InvalidArgumentException(field, "must have at most " + limit + " bytes in UTF-8, got: " + actual);
        }
    }

    /** Refuses what steers how a text is shown: control characters, and controls of the direction of writing. */
    static void refuseSteering(String field, String value) {
        refuse(field, value, "a control character", Unicode::isControl);
        refuse(field, value, "a bidirectional control", c -> BIDI_CONTROLS.indexOf(c) >= 0);
    }

    /** Refuses what has no look or no meaning of its own; {@link #isIgnorable} characters are left to the caller. */
    static void refuseHidden(String field, String value) {
        refuseSteering(field, value);
        refuse(field, value, "an invisible character", Unicode::isInvisible);
        refuse(field, value, "a noncharacter", Unicode::isNoncharacter);
        refuse(field, value, "a private-use character", c -> Character.getType(c) == Character.PRIVATE_USE);
        refuse(field, value, "an unassigned character", c -> !Character.isDefined(c) && !isFutureEmoji(c));
    }

    /** Names the character by its number only: it may be one that steers a terminal. */
    static void refuse(String field, String value, String what, IntPredicate bad) {
        value.codePoints().filter(bad).findFirst().ifPresent(c -> {
            throw new InvalidArgumentException(field, "must not contain " + what + ", found " + number(c));
        });
    }

    static String number(int c) {
        return String.format(Locale.ROOT, "U+%04X", c);
    }

    /** Joiners and variation selectors choose how their neighbours look; a name is the same with and without them. */
    static boolean isIgnorable(int c) {
        return isJoiner(c) || isVariationSelector(c);
    }

    static boolean isJoiner(int c) {
        return c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
    }

    static boolean isZeroWidthJoiner(int c) {
        return c == ZERO_WIDTH_JOINER;
    }

    static boolean isVariationSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0x180B && c <= 0x180D);
    }

    static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Unicode keeps these blocks for symbols, so an emoji newer than this JVM is safe: it has no case, no other form. */
    static boolean isFutureEmoji(int c) {
        return c >= 0x1F300 && c <= 0x1FAFF && !Character.isDefined(c);
    }

    /** The outer white space of {@code value} is gone; controls stay, to be refused. */
    static String trimmed(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isSpace(value.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }

    static boolean isSpace(int c) {
        return Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /**
     * One spelling for all that differ in case or in composition only. Decomposed first and composed last, so that a
     * letter with marks folds like its parts; character by character, so that no neighbour matters (final sigma).
     */
    static String folded(String value) {
        StringBuilder out = new StringBuilder(value.length());
        int base = 0;
        for (int c :
                Normalizer.normalize(value, Normalizer.Form.NFD).codePoints().toArray()) {
            int folded = folded(c);
            if (!isMark(folded)) {
                base = folded;
            }
            if (folded != DOT_ABOVE || base == 0 || SOFT_DOTTED.indexOf(base) < 0) {
                out.appendCodePoint(folded);
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    /** Through upper case, where variants of a letter meet: both small sigmas, long s, the three cases of a digraph. */
    private static int folded(int c) {
        return c == DOTLESS_I ? c : Character.toLowerCase(Character.toUpperCase(c));
    }

    private static boolean isControl(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    static boolean isInvisible(int c) {
        boolean tag = c >= 0xE0000 && c <= 0xE007F;
        return tag || BLANKS.indexOf(c) >= 0 || (Character.getType(c) == Character.FORMAT && !isJoiner(c));
    }

    private static boolean isNoncharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }
}
