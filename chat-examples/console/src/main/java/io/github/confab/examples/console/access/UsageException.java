package io.github.confab.examples.console.access;

/** The program was called in a way that cannot work; the message says how it can. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
