package io.github.confab.chat.model;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** The checks that values of this package share; each throws an exception that names field and rule. */
final class Rules {

    private static final int MAX_DESCRIPTION = 1000;
    private static final int SHOWN_CHARACTERS = 80;

    private Rules() {}

    static <T> T present(String field, T value) {
        if (value == null) {
            throw new InvalidArgumentException(field, "must not be null");
        }
        return value;
    }

    static String matching(String field, Pattern rule, String value) {
        present(field, value);
        if (!rule.matcher(value).matches()) {
            throw new InvalidArgumentException(field, "must match " + rule + ", got: " + shown(value));
        }
        return value;
    }

    static long atLeast(String field, long minimum, long value) {
        if (value < minimum) {
            throw new InvalidArgumentException(field, "must be at least " + minimum + ", got: " + value);
        }
        return value;
    }

    /** The length of a time span, cut to what fits a long: beyond that no wait ever ends anyway. */
    static long millis(String field, Duration span) {
        present(field, span);
        if (span.isNegative()) {
            return -1;
        }
        boolean fits = span.compareTo(Duration.ofMillis(Long.MAX_VALUE)) < 0;
        return fits ? span.toMillis() : Long.MAX_VALUE;
    }

    static int between(String field, int minimum, int maximum, int value) {
        if (value < minimum || value > maximum) {
            throw new InvalidArgumentException(
                    field, "must be between " + minimum + " and " + maximum + ", got: " + value);
        }
        return value;
    }

    /** UTF-8 cannot carry an unpaired surrogate: it would be stored as '?' and never come back. */
    static String wellFormed(String field, String value) {
        present(field, value);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new InvalidArgumentException(field, "is ill-formed: unpaired surrogate at index " + i);
            }
        }
        return value;
    }

    static String description(String text) {
        int length = wellFormed("channel description", text).codePointCount(0, text.length());
        between("code points of the channel description", 0, MAX_DESCRIPTION, length);
        return text;
    }

    /** The number of bytes of well-formed {@code value} in UTF-8, counted without encoding it. */
    static int utf8Length(String value) {
        int bytes = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            // each half of a surrogate pair stands for two of the pair's four bytes
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    /** Cut and escaped, so that a hostile value can neither flood nor steer whoever reads the message. */
    static String shown(String value) {
        StringBuilder out = new StringBuilder();
        value.codePoints().limit(SHOWN_CHARACTERS).forEach(c -> appendShown(out, c));
        return value.codePointCount(0, value.length()) > SHOWN_CHARACTERS ? out + "..." : out.toString();
    }

    private static void appendShown(StringBuilder out, int c) {
        boolean plain = c == ' ' || Character.isLetterOrDigit(c) || (c > 0x20 && c < 0x7F);
        if (plain) {
            out.appendCodePoint(c);
        } else {
            out.append(String.format(Locale.ROOT, "\\u{%X}", c));
        }
    }
}
