package io.github.confab.chat.model;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What somebody proves by that they are who they say: 15 to 128 code points of any kind, no rule about digits or
 * symbols (NIST SP 800-63B). Safe to share between threads.
 *
 * <p>It is prepared as RFC 8265 says (OpaqueString): every kind of space becomes a plain one, and letters are composed
 * (NFC), so that it can be typed on another keyboard; nothing else is changed or cut off. Control characters are kept.
 *
 * <p>It never shows itself. Two passwords are never {@code equals}: comparing them is the business of a hash.
 */
public final class Password {

    private static final String FIELD = "password";
    private static final int FEWEST = 15;
    private static final int MOST = 128;

    /** More UTF-16 units than any password that is allowed has before it is composed. */
    private static final int MOST_UNITS = MOST * 8;

    /** Long passwords of the lists that attackers begin with; case and spaces do not matter. */
    private static final Set<String> COMMON = Set.of(
            "correcthorsebatterystaple",
            "iloveyouiloveyou",
            "letmeinletmeinletmein",
            "passwordpassword",
            "password12345678",
            "password123456789",
            "passwordpassword1",
            "qwertyuiopasdfgh",
            "qwertyuiopasdfghjkl",
            "qwertyuiopasdfghjklzxcvbnm",
            "1q2w3e4r5t6y7u8i9o0p",
            "1qaz2wsx3edc4rfv5tgb",
            "thisismypassword",
            "administratoradministrator",
            "administrator123",
            "changemechangeme",
            "welcomewelcome123",
            "mypasswordispassword");

    private final char[] prepared;
    private final AtomicBoolean wiped = new AtomicBoolean();

    private Password(CharSequence typed) {
        if (typed.length() > MOST_UNITS) {
            // refused before any work is done on it
            throw new InvalidArgumentException(
                    FIELD, "must have at most " + MOST + " code points, got " + typed.length() + " characters");
        }
        String text = Rules.wellFormed(FIELD, typed.toString());
        String composed = Normalizer.normalize(plainSpaces(text), Normalizer.Form.NFC);
        Rules.between("code points of the " + FIELD, FEWEST, MOST, composed.codePointCount(0, composed.length()));
        this.prepared = composed.toCharArray();
    }

    /**
     * @param typed the password; its characters are copied, so overwrite the array afterwards
     * @return the password
     * @throws InvalidArgumentException if it is null, ill-formed, too short or too long; it is not shown
     */
    public static Password of(char[] typed) {
        return new Password(CharBuffer.wrap(Rules.present(FIELD, typed)));
    }

    /**
     * @param typed the password; prefer an array, which can be overwritten
     * @return the password
     * @throws InvalidArgumentException if it is null, ill-formed, too short or too long; it is not shown
     */
    public static Password of(CharSequence typed) {
        return new Password(Rules.present(FIELD, typed));
    }

    /**
     * For passwords that are about to be set; one that was set is not refused at login.
     *
     * @param username whose password it will be
     * @throws InvalidArgumentException if it is the name, once or repeated, one character repeated, or one of those
     *     that everybody tries; it is not shown
     */
    public void refuseIfWeak(Username username) {
        String plain = Normalizer.normalize(CharBuffer.wrap(chars()), Normalizer.Form.NFKC)
                .replace(" ", "")
                .toLowerCase(Locale.ROOT);
        boolean name = isRepeated(username.normalized(), Unicode.folded(plain));
        boolean one = plain.codePoints().distinct().count() <= 2;
        if (name || one || COMMON.contains(plain) || isSequence(plain)) {
            throw new InvalidArgumentException(
                    FIELD, "must not be the username, a pattern or a well-known password: choose another one");
        }
    }

    /**
     * What is hashed.
     *
     * @return a new array; overwrite it after use
     * @throws InvalidArgumentException after {@link #wipe()}
     */
    public byte[] utf8() {
        char[] characters = chars();
        // three bytes for each is enough: a character of four takes two
        ByteBuffer encoded = ByteBuffer.allocate(characters.length * 3);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(characters), encoded, true);
        encoded.flip();
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    /**
     * Overwrites the characters; calls that need them fail from now on. Copies that the JVM made while the password was
     * prepared are left to its garbage collector.
     */
    public void wipe() {
        wiped.set(true);
        Arrays.fill(prepared, '\0');
    }

    /** Hides the password. */
    @Override
    public String toString() {
        return "Password[REDACTED]";
    }

    private char[] chars() {
        if (wiped.get()) {
            throw new InvalidArgumentException(FIELD, "must not be wiped before its call has ended");
        }
        return prepared;
    }

    private static String plainSpaces(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(Unicode.isSpace(c) ? ' ' : c));
        return out.toString();
    }

    private static boolean isRepeated(String part, String whole) {
        return whole.length() % part.length() == 0 && whole.equals(part.repeat(whole.length() / part.length()));
    }

    /** Such as 0123456789012345 or abcdefghijklmnop. */
    private static boolean isSequence(String plain) {
        for (int i = 1; i < plain.length(); i++) {
            int step = plain.charAt(i) - plain.charAt(i - 1);
            if (step != 1 && step != -9 && step != -25) {
                return false;
            }
        }
        return true;
    }
}
