package io.github.confab.chat.lettuce.engine.base;

import io.github.confab.chat.model.InvalidArgumentException;
import org.jspecify.annotations.Nullable;

/** The checks that ports make at the call. */
public final class Arguments {

    private Arguments() {}

    /** @throws InvalidArgumentException if {@code value} is null */
    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidArgumentException(field, "must not be null");
        }
        return value;
    }
}
