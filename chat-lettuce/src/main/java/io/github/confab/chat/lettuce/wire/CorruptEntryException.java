package io.github.confab.chat.lettuce.wire;

/** An entry or frame that this library did not write, or cannot read. */
public final class CorruptEntryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param problem what is wrong, without its content */
    public CorruptEntryException(String problem) {
        // it is an expected input, made often when somebody writes rubbish: a stack trace would tell nothing
        super(problem, null, false, false);
    }

    /** What is wrong. */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
