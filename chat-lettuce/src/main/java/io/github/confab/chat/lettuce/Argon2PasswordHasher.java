package io.github.confab.chat.lettuce;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.model.InvalidArgumentException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Argon2id in PHC strings. */
final class Argon2PasswordHasher implements PasswordHasher {

    static final int MEMORY_KIB = 19_456;
    static final int PASSES = 2;

    private static final int LEAST_MEMORY = 8;
    private static final int MOST_MEMORY = 1 << 20;
    private static final int MOST_PASSES = 100;
    private static final int SALT_BYTES = 16;
    private static final int TAG_BYTES = 32;

    /** One lane only: more would start threads in every process that meets such a hash. */
    private static final int LANES = 1;

    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=1\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

    private final SecureRandom random = new SecureRandom();
    private final int memoryKib;
    private final int passes;

    Argon2PasswordHasher(int memoryKib, int passes) {
        this.memoryKib = between("memory of a password hash in KiB", LEAST_MEMORY, MOST_MEMORY, memoryKib);
        this.passes = between("passes of a password hash", 1, MOST_PASSES, passes);
    }

    @Override
    public String hash(byte[] password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] tag = tag(password, salt, memoryKib, passes, TAG_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + LANES + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(tag);
    }

    @Override
    public boolean matches(byte[] password, String hash) {
        Matcher parts = parsed(hash);
        byte[] salt = Base64.getDecoder().decode(parts.group(3));
        byte[] tag = Base64.getDecoder().decode(parts.group(4));
        byte[] made = tag(password, salt, memory(parts), passes(parts), tag.length);
        return MessageDigest.isEqual(tag, made);
    }

    @Override
    public boolean isOutdated(String hash) {
        Matcher parts = parsed(hash);
        return memory(parts) < memoryKib || passes(parts) < passes;
    }

    private static byte[] tag(byte[] password, byte[] salt, int memoryKib, int passes, int length) {
        return Argon2Function.getInstance(memoryKib, passes, LANES, length, Argon2.ID)
                .hash(password, salt)
                .getBytes();
    }

    private static Matcher parsed(String hash) {
        Matcher parts = PHC.matcher(hash);
        if (!parts.matches() || memory(parts) > MOST_MEMORY || passes(parts) > MOST_PASSES || passes(parts) < 1) {
            throw new CorruptDataException(
                    "a stored password hash is none of Argon2id with one lane; set that password anew, or use the hasher"
                            + " that made it",
                    null);
        }
        return parts;
    }

    private static int memory(Matcher parts) {
        return Integer.parseInt(parts.group(1));
    }

    private static int passes(Matcher parts) {
        return Integer.parseInt(parts.group(2));
    }

    private static int between(String field, int least, int most, int value) {
        if (value < least || value > most) {
            throw new InvalidArgumentException(field, "must be " + least + ".." + most + ", got: " + value);
        }
        return value;
    }
}
