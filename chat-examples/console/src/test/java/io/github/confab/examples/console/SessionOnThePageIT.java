package io.github.confab.examples.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/console.md shows is what a shell shows, and what it lists is all there is. */
@Tag("slow")
final class SessionOnThePageIT {

    private static final Path PAGE = page();
    private static final Pattern FENCE = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void session_onThePage_isWhatAShellShows() throws IOException {
        List<String> shown = session();
        List<String> script = new ArrayList<>();
        script.add("console() { "
                + Child.java().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" ")) + " \"$@\"; }");
        for (String line : shown) {
            if (line.startsWith("$ ") && !line.startsWith("$ console()")) {
                script.add("cat <<'END'\n" + line + "\nEND");
                script.add("{ " + line.substring(2) + "; } 2>&1");
            }
        }
        Path file = Files.write(folder.resolve("session.sh"), script);
        Map<String, String> env = Map.of("XDG_DATA_HOME", folder.toString(), "TZ", "UTC");
        try (Child bash = Child.startAny(folder, env, List.of("bash", file.toString()))) {
            assertThat(bash.end()).as(bash.err()).isZero();
            assertThat(comparable(bash.out().lines().toList())).isEqualTo(comparable(shown.subList(1, shown.size())));
        }
    }

    @Test
    void page_commandsAndExitCodes_areAllThere() throws IOException {
        String page = Files.readString(PAGE);
        String help = new Shell().ok("--help").out();
        Matcher command = Pattern.compile("^  ([a-z]+) ", Pattern.MULTILINE).matcher(help);
        while (command.find()) {
            assertThat(page).contains("| `" + command.group(1));
        }
        assertThat(page).contains("| 0 |", "| 1 |", "| 2 |", "| 3 |", "| 70 |", "| 75 |", "| 130, 143 |", "| 141 |");
    }

    private static List<String> session() throws IOException {
        Matcher fence = FENCE.matcher(Files.readString(PAGE));
        assertThat(fence.find()).isTrue();
        return fence.group(1).lines().toList();
    }

    /** Ids and times are others each time. */
    private static List<String> comparable(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll("^\\d{13}-", "<millis>-")
                        .replaceAll("^\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d]", "<time>"))
                .toList();
    }

    private static Path page() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/console.md"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs/console.md");
    }
}
