package io.github.confab.examples.console;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Java decodes the command line by the locale. In the C locale, as under cron, all but ASCII becomes question marks, and
 * nobody would notice that those were published.
 */
final class CommandLineBytes {

    private static final Path RAW = Path.of("/proc/self/cmdline");

    private CommandLineBytes() {}

    /** Whether characters are certainly lost; false where the system does not tell. */
    static boolean areLost(String... args) {
        String decoder = System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name());
        if (args.length == 0 || Charset.forName(decoder).equals(StandardCharsets.UTF_8)) {
            return false;
        }
        String decoded = String.join("", args);
        return decoded.chars().anyMatch(c -> c == '?' || c == '\uFFFD') && isBeyondAscii();
    }

    private static boolean isBeyondAscii() {
        try {
            for (byte b : Files.readAllBytes(RAW)) {
                if (b < 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException noSuchFile) {
            return false;
        }
    }
}
