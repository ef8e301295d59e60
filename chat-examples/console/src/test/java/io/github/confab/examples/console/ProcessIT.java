package io.github.confab.examples.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs a process of its own: signals, sudden ends, terminals, locales. */
@Tag("slow")
final class ProcessIT {

    private static final int MANY = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private final String channel = Redis.name("room ");
    private Shell shell;

    @BeforeEach
    void login() {
        shell = Redis.loggedIn();
    }

    @Test
    void subscribe_ctrlC_endsCleanlyWithCode130() {
        shell.ok("publish", channel, "سلام");
        try (Child subscriber = Child.start(folder, shell.env(), "subscribe", channel, "--from", "oldest")) {
            await().atMost(PATIENCE).until(() -> subscriber.out().endsWith("سلام\n"));
            subscriber.signal("INT");
            assertThat(subscriber.end()).isEqualTo(130);
            assertThat(subscriber.err()).isEqualTo("-- what follows is live --\n");
        }
    }

    @Test
    void export_killedHalfWay_goesOnWithoutLossOrDoubles() throws IOException {
        Shell.expect(0, shell.feed(lines("a message of some length, number "), "import", channel));
        Path file = folder.resolve("export.ndjson");
        try (Child export = Child.start(folder, shell.env(), "export", channel, "-o", file.toString())) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> Files.exists(file) && Files.size(file) > 20_000);
            export.signal("KILL");
            export.end();
        }
        assertThat(Files.readAllLines(file).size()).as("killed before its end").isLessThan(MANY);
        shell.ok("export", channel, "-o", file.toString());
        assertThat(Files.readAllLines(file))
                .map(line -> Json.text(line, "text"))
                .isEqualTo(lines("a message of some length, number ").lines().toList());
    }

    @Test
    void import_killedHalfWay_storesTheRestOnce() throws IOException {
        shell.ok("subscribe", "--json", "--from", "oldest", "--count", "1", prepared(channel));
        Path file = Files.writeString(folder.resolve("lines"), lines("line "));
        try (Child running = Child.start(folder, shell.env(), "import", channel, file.toString())) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> messages() > 100);
            running.signal("KILL");
            running.end();
        }
        assertThat(messages()).as("killed before its end").isLessThan(MANY);
        shell.ok("import", channel, file.toString());
        assertThat(shell.ok("export", channel).lines().stream().skip(1))
                .map(line -> Json.text(line, "text"))
                .isEqualTo(lines("line ").lines().toList());
    }

    @Test
    void ownRedis_ownerEnds_isHandedOver() {
        Shell own = new Shell().with("XDG_DATA_HOME", folder.toString()).loggedIn(Redis.name("ada"));
        try (Child owner = Child.start(folder, own.env(), "subscribe", channel, "--from", "oldest")) {
            await().atMost(PATIENCE).until(() -> owner.err().contains("live"));
            try (Child guest = Child.start(folder, own.env(), "subscribe", channel, "--from", "oldest")) {
                own.ok("publish", channel, "one");
                await().atMost(PATIENCE)
                        .until(() -> owner.out().contains("one") && guest.out().contains("one"));
                owner.signal("TERM");
                assertThat(owner.end()).isEqualTo(143);
                own.ok("publish", channel, "two");
                await().atMost(PATIENCE).until(() -> guest.out().contains("two"));
                guest.signal("TERM");
                assertThat(guest.end()).isEqualTo(143);
                assertThat(guest.out().lines().map(line -> line.replaceAll(".*: ", "")))
                        .containsExactly("one", "two");
            }
        }
        assertThat(own.ok("history", channel).lines())
                .as("kept for the next day")
                .hasSize(2);
    }

    @Test
    void locale_withoutUnicode_neverPublishesQuestionMarks() throws IOException {
        Map<String, String> env = new HashMap<>(shell.env());
        env.put("LC_ALL", "C");
        // through a file, since the locale of the tests may be the same
        Path script = Files.writeString(
                folder.resolve("publish.sh"), "exec " + quoted(Child.java()) + " publish '" + channel + "' 'سلام'\n");
        try (Child child = Child.startAny(folder, env, List.of("bash", script.toString()))) {
            assertThat(child.end()).as(child.err()).isEqualTo(2);
            assertThat(child.err()).contains("LC_ALL=C.UTF-8").hasLineCount(1);
        }
    }

    @Test
    void login_onATerminal_hidesThePassword() {
        assumeThat(Path.of("/usr/bin/script")).exists();
        String user = shell.ok("whoami").out().strip();
        String command = quoted(Child.java()) + " login " + user + " && stty -a";
        Map<String, String> env = new HashMap<>(shell.env());
        env.put("CONFAB_SESSION", folder.resolve("typed").toString());
        List<String> inTerminal = new ArrayList<>(List.of("script", "-qec", command, "/dev/null"));
        try (Child terminal = Child.startAny(folder, env, inTerminal)) {
            await().atMost(PATIENCE).until(() -> terminal.out().contains("Password: "));
            terminal.typing(Shell.PASSWORD + "\n");
            assertThat(terminal.end()).as(terminal.out()).isZero();
            assertThat(terminal.out())
                    .contains("logged in: " + user)
                    .doesNotContain(Shell.PASSWORD)
                    .as("what is typed later is shown")
                    .containsPattern("[^-]echo ");
        }
    }

    /** Makes the channel, with one message. */
    private String prepared(String name) {
        shell.ok("publish", name, "first");
        return name;
    }

    /** How many the channel has: the last part but one of a cursor counts them. */
    private long messages() {
        String newest = shell.ok("history", channel, "--limit", "1", "--json").out();
        String[] cursor = Json.text(newest, "cursor").split("\\.");
        return Long.parseLong(cursor[4]);
    }

    private static String quoted(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }

    private static String lines(String beginning) {
        return IntStream.range(0, MANY).mapToObj(i -> beginning + i + "\n").collect(Collectors.joining());
    }
}
