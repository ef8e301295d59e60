package io.github.confab.chat.lettuce.engine.account;

/** Hashes passwords, slowly on purpose; called where that may take long. Safe for use by many threads. */
public interface Hashing {

    /**
     * @param password in UTF-8; not changed, not kept
     * @return a text that says how it was made
     */
    String hash(byte[] password);

    /**
     * @param password in UTF-8
     * @param hash as {@link #hash} gave it, maybe with other parameters
     */
    boolean matches(byte[] password, String hash);

    /** Whether a hash is weaker than those that are made now. */
    boolean isOutdated(String hash);
}
