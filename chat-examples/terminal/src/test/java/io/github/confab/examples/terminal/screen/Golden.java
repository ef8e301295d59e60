package io.github.confab.examples.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.examples.terminal.text.Cells;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * A screen as it was approved. {@code -Dtest.jvm.args=-Dgolden.approve=true} approves what the tests draw now: look at the
 * difference before you commit it.
 */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    static void check(String name, Frame frame, int columns, int rows) {
        assertThat(frame.rows()).as("%s: rows", name).hasSize(rows);
        assertThat(frame.rows())
                .as("%s: every row is as wide as the screen", name)
                .allSatisfy(row -> assertThat(Cells.CLUSTERS.width(row.toString()))
                        .as(row.toString())
                        .isEqualTo(columns));
        String drawn =
                frame.rows().stream().map(row -> visible(row.toString())).collect(Collectors.joining("\n", "", "\n"));
        Path file = FOLDER.resolve(name + ".txt");
        try {
            if (Boolean.getBoolean("golden.approve")) {
                Files.writeString(file, drawn, StandardCharsets.UTF_8);
            }
            assertThat(drawn)
                    .as("screen %s", name)
                    .isEqualTo(Files.readString(file, StandardCharsets.UTF_8).replace("\r", ""));
        } catch (IOException e) {
            throw new AssertionError("no approved screen " + file, e);
        }
    }

    /** Isolates are not seen in a file, and editors act on them. */
    private static String visible(String row) {
        return row.replace('\u2066', '⟪')
                .replace('\u2067', '⟦')
                .replace('\u2069', '⟧')
                .stripTrailing();
    }
}
