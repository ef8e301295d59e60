package io.github.confab.examples.console.text;

import java.io.PrintStream;

/** What is said to people, on the standard error. Safe for use by many threads. */
public final class Notes {

    private final PrintStream err;

    public Notes(PrintStream err) {
        this.err = err;
    }

    /** One line; what strangers wrote in it is neutralised. */
    public void say(String text) {
        err.print(Neutral.line(text) + "\n");
        err.flush();
    }

    /** Over the present line again and again. */
    void overwrite(String text) {
        err.print("\r" + text);
        err.flush();
    }
}
