package io.github.confab.examples.console.text;

import org.jspecify.annotations.Nullable;

/** What was read, or is to be written, cannot be dealt with; the message says where and what to do. */
public final class BadDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadDataException(String message) {
        this(message, null);
    }

    public BadDataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
