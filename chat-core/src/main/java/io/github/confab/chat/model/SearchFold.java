package io.github.confab.chat.model;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * One spelling for all that people take for the same when they search. Character by character: no neighbour matters, so
 * a hostile text costs no more than its length; composing thousands of marks as one text would cost its square.
 */
final class SearchFold {

    /** What a space, a line break or a control becomes. */
    static final char SPACE = ' ';

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int TATWEEL = 0x640;
    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int LAST_SYLLABLE = 0xD7A3;

    /** Letters that look like nothing at all. */
    private static final String FILLERS = "\u115F\u1160";

    /** Marks and a letter of the kana that belong to no script, by their property. */
    private static final String KANA = "\u3099\u309A\u30FC";

    /** Marks of these scripts help to pronounce, and many leave them out; marks of others are vowels. */
    private static final Set<UnicodeScript> MARKS_OPTIONAL = EnumSet.of(
            UnicodeScript.INHERITED,
            UnicodeScript.COMMON,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARABIC,
            UnicodeScript.HEBREW,
            UnicodeScript.SYRIAC);

    private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.YI,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TAI_LE,
            UnicodeScript.NEW_TAI_LUE,
            UnicodeScript.TAI_THAM,
            UnicodeScript.TAI_VIET,
            UnicodeScript.JAVANESE,
            UnicodeScript.BALINESE);

    /** Forms of one letter, two by two: Persian and Arabic keyboards differ, and so do habits. */
    private static final String VARIANTS = "\u0649\u064A\u06CC\u064A\u06A9\u0643\u0629\u0647\u06C1\u0647\u06C3\u0647"
            + "\u06BE\u0647\u06D5\u0647\u0671\u0627";

    private static final char DROPPED = 0;
    private static final char MANY = 0xFFFF;

    /** What each character below 0x10000 becomes, if it is one character; filled once, in some hundredths of a second. */
    private static final char[] ONE = ones();

    private SearchFold() {}

    /** Appends what {@code c} becomes: nothing, one or several characters. */
    static void append(int c, StringBuilder out) {
        if (c >= FIRST_SYLLABLE && c <= LAST_SYLLABLE) {
            appendSyllable(c - FIRST_SYLLABLE, out);
            return;
        }
        char one = c < ONE.length ? ONE[c] : MANY;
        if (one == MANY) {
            out.append(folded(c));
        } else if (one != DROPPED) {
            out.append(one);
        }
    }

    /** Whether it joins no letters and yet ends no word: the second part of such a word is a word to those who search. */
    static boolean isJoint(int c) {
        return c == ZERO_WIDTH_NON_JOINER;
    }

    /** Whether a folded character makes the kana before it another letter. */
    static boolean isVoicing(int c) {
        return c == 0x3099 || c == 0x309A;
    }

    /** Whether a folded character belongs to a word. */
    static boolean isOfWord(int c) {
        return says(c) || Unicode.isMark(c);
    }

    /** Whether somebody can have looked for it: a letter, digit or emoji. */
    static boolean says(int c) {
        return Character.isLetterOrDigit(c) || isNumber(c) || isSymbol(c);
    }

    /** Whether a folded character is a word, or begins one, wherever it stands. */
    static boolean standsAlone(int c) {
        return isSymbol(c) || KANA.indexOf(c) >= 0 || WITHOUT_SPACES.contains(UnicodeScript.of(c));
    }

    /** Emoji and the like; a symbol of money or mathematics is punctuation here. */
    private static boolean isSymbol(int c) {
        return Character.getType(c) == Character.OTHER_SYMBOL || Unicode.isFutureEmoji(c);
    }

    private static boolean isNumber(int c) {
        int type = Character.getType(c);
        return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    private static char[] ones() {
        char[] ones = new char[Character.MIN_SUPPLEMENTARY_CODE_POINT];
        for (int c = 0; c < ones.length; c++) {
            boolean syllable = c >= FIRST_SYLLABLE && c <= LAST_SYLLABLE;
            String folded = syllable ? "" : folded(c);
            ones[c] = folded.length() > 1 ? MANY : folded.isEmpty() ? DROPPED : folded.charAt(0);
        }
        return ones;
    }

    /** Korean is typed letter by letter: half a syllable finds the whole one. */
    private static void appendSyllable(int index, StringBuilder out) {
        out.append((char) (0x1100 + index / 588)).append((char) (0x1161 + index % 588 / 28));
        if (index % 28 != 0) {
            out.append((char) (0x11A7 + index % 28));
        }
    }

    private static String folded(int c) {
        StringBuilder out = new StringBuilder();
        Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
                .codePoints()
                .filter(part -> !isDropped(part))
                .forEach(part -> appendPart(part, out));
        return out.toString();
    }

    private static void appendPart(int part, StringBuilder out) {
        if (Character.getType(part) == Character.DECIMAL_DIGIT_NUMBER) {
            out.append(Character.digit(part, 10));
        } else if (isBlank(part)) {
            out.append(SPACE);
        } else {
            int variant = VARIANTS.indexOf(part);
            int letter = variant >= 0 && variant % 2 == 0 ? VARIANTS.charAt(variant + 1) : part;
            // through upper case, where variants of a letter meet: both small sigmas, sharp s, dotless i
            out.append(Character.toString(letter).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
        }
    }

    private static boolean isBlank(int c) {
        int type = Character.getType(c);
        return Unicode.isSpace(c)
                || type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean isDropped(int c) {
        int type = Character.getType(c);
        boolean optional = (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK)
                && KANA.indexOf(c) < 0
                && MARKS_OPTIONAL.contains(UnicodeScript.of(c));
        boolean skinTone = c >= 0x1F3FB && c <= 0x1F3FF;
        return optional || skinTone || type == Character.FORMAT || c == TATWEEL || FILLERS.indexOf(c) >= 0;
    }
}
