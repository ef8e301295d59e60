package io.github.confab.chat.model;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The unique name a user is found and logs in by, in the spirit of the PRECIS profile UsernameCaseMapped (RFC 8265).
 * Immutable; safe to share between threads.
 *
 * <p>Letters, their marks, and digits of one script, with {@code _ . -} inside. Latin may also stand with Chinese,
 * Japanese or Korean, as in "highly restrictive" of UTS 39. One kind of digits; a name that is written right to left begins
 * with a letter. No spaces, symbols, emoji, invisible characters or ligatures; wide and narrow forms are fine. Not
 * {@code admin}, {@code root}, {@code server}, {@code support}, {@code system} in any spelling, and nothing that looks like them.
 *
 * <p>Two usernames are the same if their {@link #normalized()} forms are; {@code equals} compares the {@link #value()}.
 *
 * @param value 1 to 32 code points, as its owner typed it but in composed form (NFC); white space is never trimmed
 */
public record Username(String value) {

    private static final String FIELD = "username";
    private static final int MAX_CODE_POINTS = 32;
    private static final int PROLONGED_SOUND_MARK = 0x30FC;
    private static final Set<String> RESERVED = Set.of("admin", "root", "server", "support", "system");

    private static final Set<String> RESERVED_LOOKS =
            RESERVED.stream().map(LookAlikes::skeleton).collect(Collectors.toUnmodifiableSet());

    private static final Pattern SHAPE =
            Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}\\p{M}]*([_.-]+[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}\\p{M}]*)*");

    /** Letters by category that only stretch or repeat others; PRECIS refuses them by name (RFC 8264, 9.6). */
    private static final String FILLERS = "\u07FA\u302E\u302F\u303B";

    private static final List<Set<UnicodeScript>> MIXTURES = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    private static final Map<UnicodeBlock, UnicodeScript> MARKS_OF_ONE_SCRIPT = Map.of(
            UnicodeBlock.ARABIC, UnicodeScript.ARABIC,
            UnicodeBlock.DEVANAGARI, UnicodeScript.DEVANAGARI,
            UnicodeBlock.HIRAGANA, UnicodeScript.HIRAGANA);

    /** @throws InvalidArgumentException if {@code value} is null or breaks a rule above */
    public Username {
        if (Unicode.trimmed(Rules.wellFormed(FIELD, value)).isEmpty()) {
            throw new InvalidArgumentException(FIELD, "must not be blank");
        }
        value = Unicode.composed(FIELD, value, MAX_CODE_POINTS);
        Unicode.refuseHidden(FIELD, value);
        Unicode.refuse(FIELD, value, "an invisible character", Unicode::isIgnorable);
        Unicode.refuse(FIELD, value, "white space", Unicode::isSpace);
        Unicode.atMostCodePoints(FIELD, value, MAX_CODE_POINTS);
        String mapped = widthMapped(value);
        Unicode.refuse(FIELD, mapped, "a compatibility character", Username::isCompatibility);
        checkIdentity(Unicode.folded(mapped));
    }

    /**
     * @param value the name as it was typed
     * @return the name
     * @throws InvalidArgumentException if {@code value} is null or breaks a rule above
     */
    public static Username of(String value) {
        return new Username(value);
    }

    /**
     * The identity: two users never have the same. It does not depend on the default locale.
     *
     * <p>Wide and narrow forms become ordinary ones, then case is folded and letters are composed as in
     * {@link ChannelName#normalized()}: a final sigma is a sigma, a dotless i is a letter of its own, and a dotted capital I
     * is an i, since a dot above an i cannot be seen.
     *
     * @return the normalized form; normalizing it again changes nothing
     */
    public String normalized() {
        return Unicode.folded(widthMapped(value));
    }

    /**
     * What the name looks like: two users never have the same, so nobody can pass for somebody else. {@code paypal} and
     * {@code paypa1} have one, and so have {@code modern} and {@code rnodern}; a name in Greek or Cyrillic letters that all
     * look Latin has that of the Latin one. It is no name: users are found by {@link #normalized()} only.
     *
     * @return the skeleton; the same for all names with the same normalized form
     */
    public String skeleton() {
        return LookAlikes.skeleton(normalized());
    }

    @Override
    public String toString() {
        return value;
    }

    private static void checkIdentity(String identity) {
        Unicode.refuse(FIELD, identity, "anything but letters, digits and _ . -", c -> !isAllowed(c));
        if (!SHAPE.matcher(identity).matches()) {
            throw new InvalidArgumentException(
                    FIELD,
                    "must have _ . - and marks only after a letter or digit, and end with none of _ . -, got: "
                            + Rules.shown(identity));
        }
        checkScripts(identity);
        if (kindsOfDigits(identity) > 1) {
            throw new InvalidArgumentException(
                    FIELD, "must not mix digits of several scripts, got: " + Rules.shown(identity));
        }
        if (identity.codePoints().anyMatch(Username::isRightToLeft) && !isStrongRightToLeft(identity.codePointAt(0))) {
            throw new InvalidArgumentException(
                    FIELD, "must begin with a letter if it is written right to left, got: " + Rules.shown(identity));
        }
        if (RESERVED_LOOKS.contains(LookAlikes.skeleton(identity))) {
            throw new InvalidArgumentException(FIELD, "must not be a reserved name, got: " + identity);
        }
    }

    private static void checkScripts(String identity) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        identity.codePoints().forEach(c -> scripts.add(script(c)));
        scripts.remove(UnicodeScript.COMMON);
        scripts.remove(UnicodeScript.INHERITED);
        if (scripts.size() > 1 && MIXTURES.stream().noneMatch(mixture -> mixture.containsAll(scripts))) {
            throw new InvalidArgumentException(FIELD, "must not mix scripts, found " + scripts);
        }
    }

    /** The script property says "shared" of some characters although they belong to one or two scripts. */
    private static UnicodeScript script(int c) {
        UnicodeScript script = UnicodeScript.of(c);
        if (c == PROLONGED_SOUND_MARK) {
            return UnicodeScript.KATAKANA;
        }
        return script.equals(UnicodeScript.INHERITED)
                ? MARKS_OF_ONE_SCRIPT.getOrDefault(UnicodeBlock.of(c), script)
                : script;
    }

    private static long kindsOfDigits(String identity) {
        return identity.codePoints()
                .filter(Character::isDigit)
                .map(c -> c - Character.digit(c, 10))
                .distinct()
                .count();
    }

    static boolean isAllowed(int c) {
        if (c < 0x80) {
            return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
        }
        if (FILLERS.indexOf(c) >= 0 || isConjoiningJamo(c)) {
            return false;
        }
        if (Character.isLetter(c)) {
            return c == PROLONGED_SOUND_MARK || UnicodeScript.of(c) != UnicodeScript.COMMON;
        }
        return Character.isDigit(c) || (Unicode.isMark(c) && Character.getType(c) != Character.ENCLOSING_MARK);
    }

    /** Modern ones have been composed to syllables; what is left is Old Hangul, which few fonts show. */
    static boolean isConjoiningJamo(int c) {
        return (c >= 0x1100 && c <= 0x11FF) || (c >= 0xA960 && c <= 0xA97F) || (c >= 0xD7B0 && c <= 0xD7FF);
    }

    /** Full-width ASCII and half-width Katakana; also Thai and Lao "am", which everybody types and Unicode takes apart. */
    private static boolean isMapped(int c) {
        return (c >= 0xFF01 && c <= 0xFF5E) || (c >= 0xFF66 && c <= 0xFF9F) || c == 0x0E33 || c == 0x0EB3;
    }

    private static String widthMapped(String value) {
        StringBuilder out = new StringBuilder(value.length());
        value.codePoints()
                .mapToObj(Character::toString)
                .forEach(c ->
                        out.append(isMapped(c.codePointAt(0)) ? Normalizer.normalize(c, Normalizer.Form.NFKC) : c));
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    private static boolean isCompatibility(int c) {
        return !Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFKC);
    }

    private static boolean isRightToLeft(int c) {
        return isStrongRightToLeft(c) || Character.getDirectionality(c) == Character.DIRECTIONALITY_ARABIC_NUMBER;
    }

    private static boolean isStrongRightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
