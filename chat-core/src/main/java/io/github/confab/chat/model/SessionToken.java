package io.github.confab.chat.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What opens a session again: whoever has it is logged in, so keep it as you keep a password. A real one is 256 random
 * bits in 43 characters. It never shows itself. Immutable; safe to share between threads.
 *
 * @param value the token. Any text is accepted, since it comes from strangers: what is no token opens no session
 */
public record SessionToken(String value) {

    private static final int BYTES = 32;
    private static final int CHARACTERS = 43;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    /** @throws InvalidArgumentException if {@code value} is null */
    public SessionToken {
        Rules.present("session token", value);
    }

    /**
     * @param value the token as it was kept
     * @return the token
     * @throws InvalidArgumentException if {@code value} is null
     */
    public static SessionToken of(String value) {
        return new SessionToken(value);
    }

    /**
     * @param random 32 bytes of a secure source
     * @return a new token of them
     * @throws InvalidArgumentException if there are not 32
     */
    public static SessionToken ofRandom(byte[] random) {
        Rules.between("random bytes of a session token", BYTES, BYTES, Rules.present("random bytes", random).length);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Whether it could be one; nothing is looked for by what could not. Costs the same for any length. */
    public boolean isWellFormed() {
        return value.length() == CHARACTERS && SHAPE.matcher(value).matches();
    }

    /** In a time that does not tell where they differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SessionToken token
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), token.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Hides the token. */
    @Override
    public String toString() {
        return "SessionToken[REDACTED]";
    }
}
