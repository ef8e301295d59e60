package io.github.confab.chat.lettuce.embedded;

/** The embedded server could not be found, started or stopped; the message says why and what to do next. */
public final class EmbeddedRedisException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedRedisException(String message) {
        super(message);
    }

    EmbeddedRedisException(String message, Throwable cause) {
        super(message, cause);
    }
}
