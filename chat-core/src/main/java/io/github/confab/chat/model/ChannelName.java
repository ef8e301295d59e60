package io.github.confab.chat.model;

import java.util.regex.Pattern;

/**
 * What people call a channel, in any language, shown as its creator typed it. Plain text everywhere: {@code a*},
 * {@code {x}} and {@code ../x} are names like others, never a pattern, a key or a path. Immutable; safe to share between
 * threads.
 *
 * <p>Two channel names are the same if their {@link #normalized()} forms are; {@code equals} compares the
 * {@link #value()}.
 *
 * <p>Refused: control characters, tabs and line breaks, also at the ends; controls of writing direction; invisible
 * characters; noncharacters, private-use and unassigned characters (emoji newer than this JVM are fine); a combining mark
 * at the start. The zero width joiner and non-joiner may stand between letters or digits, the joiner between emoji too;
 * a variation selector may follow a visible character.
 *
 * @param value 1 to 64 code points and at most 128 bytes in UTF-8, in composed form (NFC), without outer white space;
 *     whoever constructs it may give it with outer white space and in any form
 */
public record ChannelName(String value) {

    private static final String FIELD = "channel name";
    private static final int MAX_CODE_POINTS = 64;
    private static final int MAX_BYTES = 128;
    private static final Pattern SPACES = Pattern.compile("\\p{Zs}+");

    /** @throws InvalidArgumentException if {@code value} is null or breaks a rule above */
    public ChannelName {
        String trimmed = Unicode.trimmed(Rules.wellFormed(FIELD, value));
        if (trimmed.isEmpty()) {
            throw new InvalidArgumentException(FIELD, "must not be blank");
        }
        value = Unicode.composed(FIELD, trimmed, MAX_CODE_POINTS);
        Unicode.refuseHidden(FIELD, value);
        checkContext(value.codePoints().toArray());
        Unicode.atMostCodePoints(FIELD, value, MAX_CODE_POINTS);
        Unicode.atMostBytes(FIELD, value, MAX_BYTES);
    }

    /**
     * @param value the name as it was typed
     * @return the name
     * @throws InvalidArgumentException if {@code value} is null or breaks a rule above
     */
    public static ChannelName of(String value) {
        return new ChannelName(value);
    }

    /**
     * The form that decides whether two names are the same; for comparing, not for showing. It does not depend on the
     * default locale.
     *
     * <ul>
     *   <li>Composed and decomposed letters are the same (NFC).
     *   <li>Case does not count: each character is folded by itself, through upper to lower case. So a final sigma is a
     *       sigma and a long s is an s; sharp s stays one letter, unlike ss.
     *   <li>A Turkish dotless i stays a letter of its own. The dot of a dotted capital I, or one added above an i or j,
     *       cannot be told from the letter's own and does not count.
     *   <li>A run of white space inside is one space.
     *   <li>Joiners and variation selectors do not count.
     * </ul>
     *
     * @return the normalized form; normalizing it again changes nothing. It may be longer than the limits of a name
     */
    public String normalized() {
        StringBuilder counting = new StringBuilder(value.length());
        value.codePoints().filter(c -> !Unicode.isIgnorable(c)).forEach(counting::appendCodePoint);
        return Unicode.folded(SPACES.matcher(counting).replaceAll(" "));
    }

    @Override
    public String toString() {
        return value;
    }

    private static void checkContext(int[] text) {
        if (Unicode.isMark(text[0])) {
            throw new InvalidArgumentException(
                    FIELD, "must not begin with a combining mark, found " + Unicode.number(text[0]));
        }
        for (int i = 0; i < text.length; i++) {
            if (Unicode.isJoiner(text[i]) && !joins(text, i)) {
                throw new InvalidArgumentException(
                        FIELD,
                        "must have joiners only between two letters or emoji, found " + Unicode.number(text[i])
                                + " elsewhere");
            }
            if (Unicode.isVariationSelector(text[i]) && !isVisible(text[i - 1])) {
                throw new InvalidArgumentException(
                        FIELD,
                        "must have variation selectors only after a visible character, found " + Unicode.number(text[i])
                                + " elsewhere");
            }
        }
    }

    private static boolean joins(int[] text, int at) {
        if (at == 0 || at == text.length - 1) {
            return false;
        }
        int before = at - 1;
        // a virama, a vowel sign or a variation selector belongs to the character before it
        while (before > 0 && Unicode.isMark(text[before])) {
            before--;
        }
        int after = text[at + 1];
        boolean letters =
                Character.isLetterOrDigit(text[before]) && (Character.isLetterOrDigit(after) || isVowelSign(after));
        return letters || (Unicode.isZeroWidthJoiner(text[at]) && isEmoji(text[before]) && isEmoji(after));
    }

    private static boolean isVowelSign(int c) {
        return Unicode.isMark(c) && !Unicode.isVariationSelector(c);
    }

    private static boolean isVisible(int c) {
        return !Unicode.isSpace(c) && !Unicode.isIgnorable(c);
    }

    private static boolean isEmoji(int c) {
        boolean skinTone = c >= 0x1F3FB && c <= 0x1F3FF;
        boolean leftRightArrow = c == 0x2194; // a mathematical symbol, and part of "shaking head"
        return Character.getType(c) == Character.OTHER_SYMBOL || skinTone || leftRightArrow || Unicode.isFutureEmoji(c);
    }
}
