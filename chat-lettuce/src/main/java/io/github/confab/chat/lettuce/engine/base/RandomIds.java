package io.github.confab.chat.lettuce.engine.base;

import java.util.Base64;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** New ids of channels, users and epochs: 128 random bits, which nobody guesses or gets twice, in 22 characters. */
public final class RandomIds implements Supplier<String> {

    private static final int BYTES = 16;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final RandomGenerator random;

    /** @param random a secure one */
    public RandomIds(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public String get() {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return ENCODER.encodeToString(bits);
    }
}
