package io.github.confab.chat.model;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind an at sign, as far as it could belong to a name.
 *
 * @param text its beginning, composed, without separators at its end; never empty
 * @param whole whether that is all of it
 */
record MentionRun(String text, boolean whole) {

    private static final char SIGN = '@';
    private static final char WIDE_SIGN = '\uFF20';
    private static final String SEPARATORS = "_.-\uFF3F\uFF0E\uFF0D";
    private static final int MAX_NAME = 32;

    /** Code points that are kept of a run: as many as a name can be typed with. */
    private static final int MAX_KEPT = 4 * MAX_NAME;

    private static final int PROLONGED_SOUND_MARK = 0x30FC;

    /** Written without spaces; or with them, but what belongs to a name grows onto it, as in Korean. */
    private static final Set<UnicodeScript> SEAMLESS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HANGUL,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);

    /** Whether there is an at sign at all; most texts have none, and pay almost nothing. */
    static boolean hasSign(String text) {
        return text.indexOf(SIGN) >= 0 || text.indexOf(WIDE_SIGN) >= 0;
    }

    /** The place of the next at sign, or -1. */
    static int nextSign(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (isSign(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether what stands before an at sign lets a mention begin. */
    static boolean mayBegin(String text, int at) {
        if (at == 0) {
            return true;
        }
        int before = text.codePointBefore(at);
        if (before == '_' || isSign(before)) {
            return false;
        }
        boolean word = Character.isLetterOrDigit(before) || isMarkOfALetter(before);
        return !word || isSeamless(before);
    }

    /** What stands behind the at sign; empty if no name can begin there, or it is an address. */
    static Optional<MentionRun> behind(String text, int at) {
        int kept = at + 1;
        int end = kept;
        int count = 0;
        int last = SIGN;
        while (end < text.length() && isOfAName(text.codePointAt(end))) {
            last = text.codePointAt(end);
            end += Character.charCount(last);
            count++;
            kept = count <= MAX_KEPT ? end : kept;
        }
        boolean address = end < text.length() && isSign(text.codePointAt(end)) && !isSeamless(last);
        boolean whole = kept == end;
        String composed = Normalizer.normalize(text.substring(at + 1, kept), Normalizer.Form.NFC);
        String run = whole ? trimmed(composed, composed.length()) : composed;
        return address || run.isEmpty() ? Optional.empty() : Optional.of(new MentionRun(run, whole));
    }

    /** The call it is, also if a script that is written without spaces follows. */
    Optional<Call> call() {
        int end = 0;
        while (end < text.length() && !isSeam(end)) {
            end += Character.charCount(text.codePointAt(end));
        }
        boolean ends = end < text.length() || whole;
        String word = Unicode.folded(Normalizer.normalize(trimmed(text, end), Normalizer.Form.NFKC));
        return Arrays.stream(Call.values())
                .filter(call -> ends && call.word().equals(word))
                .findFirst();
    }

    /** The names it may mean, the longest first; whether they are names is not known yet. */
    List<String> candidates() {
        List<String> candidates = new ArrayList<>();
        int end = whole ? text.length() : 0;
        int points = 0;
        for (int i = 0; i < text.length() && points <= MAX_NAME; i += Character.charCount(text.codePointAt(i))) {
            if (isSeam(i)) {
                add(candidates, trimmed(text, i));
            }
            points++;
        }
        if (points <= MAX_NAME) {
            add(candidates, trimmed(text, end));
        }
        Collections.reverse(candidates);
        return candidates;
    }

    private static void add(List<String> candidates, String candidate) {
        if (!candidate.isEmpty() && !candidates.contains(candidate)) {
            candidates.add(candidate);
        }
    }

    /** Whether a name may end here although the text goes on. */
    private boolean isSeam(int index) {
        int next = text.codePointAt(index);
        return index > 0
                && !Unicode.isMark(next)
                && !isVoicing(next)
                && (isSeamless(next) || isSeamless(text.codePointBefore(index)));
    }

    private static String trimmed(String text, int length) {
        int end = length;
        while (end > 0 && SEPARATORS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isSign(int c) {
        return c == SIGN || c == WIDE_SIGN;
    }

    private static boolean isOfAName(int c) {
        return (Username.isAllowed(c) && !Unicode.isIgnorable(c) && !Unicode.isInvisible(c))
                || Username.isConjoiningJamo(c)
                || isWide(c);
    }

    /** Wide and narrow forms; of the punctuation only what names have. */
    private static boolean isWide(int c) {
        boolean form = c >= 0xFF01 && c <= 0xFF9F;
        return form && (Character.isLetterOrDigit(c) || SEPARATORS.indexOf(c) >= 0);
    }

    /** Not those that make emoji. */
    private static boolean isMarkOfALetter(int c) {
        return Unicode.isMark(c) && Character.getType(c) != Character.ENCLOSING_MARK && !Unicode.isIgnorable(c);
    }

    /** Narrow kana have these behind them. */
    private static boolean isVoicing(int c) {
        return c == 0xFF9E || c == 0xFF9F;
    }

    private static boolean isSeamless(int c) {
        return c == PROLONGED_SOUND_MARK || SEAMLESS.contains(UnicodeScript.of(c));
    }
}
