package io.github.confab.examples.console.text;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The terminal this process was started in. Java tells only whether input and output are both one, so the system is
 * asked: {@code test -t}, and {@code stty} to hide what is typed, wherever the output goes. Not for use by many threads.
 */
public final class SystemTerminal implements Terminal {

    private static final long PATIENCE_SECONDS = 5;

    /** One for all questions: it may take a line that was typed ahead. */
    private final BufferedReader typed = new BufferedReader(new InputStreamReader(
            System.in,
            Charset.forName(System.getProperty(
                    "native.encoding", Charset.defaultCharset().name()))));

    @Override
    public boolean isPerson(Stream stream) {
        String number =
                switch (stream) {
                    case INPUT -> "0";
                    case OUTPUT -> "1";
                    case ERROR -> "2";
                };
        try {
            return run("test", "-t", number) == 0;
        } catch (IOException noSuchProgram) {
            return console() != null;
        }
    }

    @Override
    public char[] readSecret(String prompt) {
        Thread restore = new Thread(() -> echo(true), "terminal-echo");
        Runtime.getRuntime().addShutdownHook(restore);
        try {
            return echo(false) ? withoutEcho(prompt) : byConsole(prompt);
        } finally {
            echo(true);
            Runtime.getRuntime().removeShutdownHook(restore);
        }
    }

    private char[] withoutEcho(String prompt) {
        try {
            System.err.print(prompt);
            System.err.flush();
            String line = typed.readLine();
            System.err.println();
            return line == null ? nothingTyped() : line.toCharArray();
        } catch (IOException e) {
            return nothingTyped();
        }
    }

    /** Where there is no stty, as on Windows. */
    private static char[] byConsole(String prompt) {
        Console console = console();
        char[] secret = console == null ? null : console.readPassword("%s", prompt);
        return secret == null ? nothingTyped() : secret;
    }

    @SuppressWarnings("SystemConsoleNull")
    private static @Nullable Console console() {
        return System.console();
    }

    private static boolean echo(boolean on) {
        try {
            return run("stty", on ? "echo" : "-echo") == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private static char[] nothingTyped() {
        throw new BadDataException("no password was typed; without a terminal, set CONFAB_PASSWORD");
    }

    private static int run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectInput(Redirect.INHERIT)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start();
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
