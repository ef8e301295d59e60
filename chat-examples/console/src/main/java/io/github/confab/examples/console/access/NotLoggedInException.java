package io.github.confab.examples.console.access;

/** There is no session to act in. */
public final class NotLoggedInException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotLoggedInException(String message) {
        super(message);
    }
}
