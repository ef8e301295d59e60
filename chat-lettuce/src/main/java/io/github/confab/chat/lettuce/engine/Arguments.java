package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.model.InvalidArgumentException;
import org.jspecify.annotations.Nullable;

/** The checks that ports make at the call. */
final class Arguments {

    private Arguments() {}

    /** @throws InvalidArgumentException if {@code value} is null */
    static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidArgumentException(field, "must not be null");
        }
        return value;
    }
}
