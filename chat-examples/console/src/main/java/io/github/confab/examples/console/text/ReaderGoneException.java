package io.github.confab.examples.console.text;

import java.io.IOException;

/** Nobody reads the standard output any more, as after {@code | head -3}: there is nothing left to do. */
public final class ReaderGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReaderGoneException(IOException cause) {
        super("standard output cannot be written: " + cause.getMessage(), cause);
    }
}
