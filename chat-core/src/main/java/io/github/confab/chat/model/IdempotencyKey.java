package io.github.confab.chat.model;

import java.util.regex.Pattern;

/**
 * Names one intended message, so that publishing it again stores nothing and gives the first receipt.
 *
 * <p>Scoped to (channel, sender). A channel remembers keys for at least five minutes, or the last million of them. The
 * SDK's own retries need no key: give one when your application may repeat the call, for example after a crash.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 _ -}, for example a UUID
 */
public record IdempotencyKey(String value) {

    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** @throws InvalidArgumentException if {@code value} breaks the rule */
    public IdempotencyKey {
        Rules.matching("idempotency key", RULE, value);
    }

    /**
     * @param value the key as text
     * @return the key
     * @throws InvalidArgumentException if {@code value} breaks the rule
     */
    public static IdempotencyKey of(String value) {
        return new IdempotencyKey(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
