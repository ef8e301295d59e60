package io.github.confab.examples.console;

/** How a run ended. After Ctrl-C the JVM itself ends with 130, after SIGTERM with 143. */
final class ExitCode {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int NOT_ALLOWED = 3;
    static final int BUG = 70;
    static final int TRY_LATER = 75;
    static final int READER_GONE = 141;

    private ExitCode() {}
}
