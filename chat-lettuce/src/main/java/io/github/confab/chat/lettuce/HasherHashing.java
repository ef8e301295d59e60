package io.github.confab.chat.lettuce;

import io.github.confab.chat.lettuce.engine.account.Hashing;

/** A {@link PasswordHasher} as the engine sees it. */
record HasherHashing(PasswordHasher hasher) implements Hashing {

    static Hashing of(PasswordHasher hasher) {
        return new HasherHashing(hasher);
    }

    @Override
    public String hash(byte[] password) {
        return hasher.hash(password);
    }

    @Override
    public boolean matches(byte[] password, String hash) {
        return hasher.matches(password, hash);
    }

    @Override
    public boolean isOutdated(String hash) {
        return hasher.isOutdated(hash);
    }
}
