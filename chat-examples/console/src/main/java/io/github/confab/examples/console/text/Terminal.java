package io.github.confab.examples.console.text;

/** What the program may know of the terminal it runs in, if it runs in one. */
public interface Terminal {

    /** The standard streams, by their numbers. */
    enum Stream {
        INPUT,
        OUTPUT,
        ERROR
    }

    /** Whether a person is at the other end of that stream. */
    boolean isPerson(Stream stream);

    /**
     * Asks a person for a secret, which is not shown while it is typed.
     *
     * @param prompt what is asked for
     * @return what was typed; overwrite it after use
     * @throws BadDataException if nothing was typed
     */
    char[] readSecret(String prompt);
}
