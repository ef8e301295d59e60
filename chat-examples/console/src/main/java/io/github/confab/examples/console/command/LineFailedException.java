package io.github.confab.examples.console.command;

import io.github.confab.chat.error.TransientChatException;

/** One line of many could not be stored, for a reason that may pass. */
public final class LineFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LineFailedException(long line, TransientChatException failure) {
        super("line " + line + ": " + failure.getMessage(), failure);
    }
}
