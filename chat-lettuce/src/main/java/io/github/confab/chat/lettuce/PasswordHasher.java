package io.github.confab.chat.lettuce;

/**
 * Hashes passwords, slowly on purpose. The chat calls it on a few threads of its own, so it may take long, and may block.
 * Safe for use by many threads.
 */
public interface PasswordHasher {

    /**
     * Argon2id with 19 456 KiB, two passes, one lane, a salt of 16 and a tag of 32 bytes, as OWASP recommends at least; a
     * tenth of a second. Hashes are PHC strings: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$tag}.
     *
     * @return the default hasher
     */
    static PasswordHasher argon2id() {
        return argon2id(Argon2PasswordHasher.MEMORY_KIB, Argon2PasswordHasher.PASSES);
    }

    /**
     * Argon2id with other costs. What is stored with less is hashed again at the next login.
     *
     * @param memoryKib memory of one hash in KiB, 8 to 1 048 576; as many at once as this machine has cores
     * @param passes how often that memory is gone through, 1 to 100
     * @return the hasher
     * @throws io.github.confab.chat.model.InvalidArgumentException if a number is out of its range
     */
    static PasswordHasher argon2id(int memoryKib, int passes) {
        return new Argon2PasswordHasher(memoryKib, passes);
    }

    /**
     * @param password a password in UTF-8; do not change it and do not keep it, it is overwritten afterwards
     * @return the hash, with everything that {@link #matches} needs; printable ASCII
     */
    String hash(byte[] password);

    /**
     * @param password as for {@link #hash}
     * @param hash as {@link #hash} returned it, maybe of a hasher with other costs
     * @return whether it is the hash of that password; compare in a time that does not depend on where they differ
     */
    boolean matches(byte[] password, String hash);

    /**
     * @param hash of a password that was just given
     * @return whether it should be made anew, since it is weaker than those made now
     */
    boolean isOutdated(String hash);
}
