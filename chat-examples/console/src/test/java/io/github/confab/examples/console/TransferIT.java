package io.github.confab.examples.console;

import static io.github.confab.examples.console.AccountIT.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.MessageId;
import io.github.confab.examples.console.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Export and import: nothing lost, nothing twice. */
final class TransferIT {

    private static final List<String> TEXTS = List.of(
            "سلام می\u200Cخواهم",
            "你好，世界",
            "👩\u200D👩\u200D👧 🇮🇷",
            "a\tb\u001B[2J\u009Bx\u2028",
            "سلام می\u200Cخواهم");

    @TempDir
    Path data;

    private final String source = Redis.name("source ");
    private final String target = Redis.name("target ");
    private Shell shell;

    @BeforeEach
    void login() {
        shell = Redis.loggedIn();
    }

    @Test
    void exportAndImport_anyLanguage_survivesTheRoundTrip() {
        shell.feed(String.join("\n", TEXTS), "publish", source);
        String exported = shell.ok("export", source).out();
        Result result = Shell.expect(0, shell.feed(exported, "import", target, "--json"));
        assertThat(Json.object(result.out())).containsEntry("stored", 5L).containsEntry("known", 0L);
        List<String> copies = shell.ok("export", target).lines();
        assertThat(copies).map(line -> Json.text(line, "text")).isEqualTo(TEXTS);
        assertThat(copies.get(0)).satisfies(line -> assertThat(Json.text(line, "attributes.imported.author"))
                .isEqualTo(Redis.ADA));
        assertThat(Json.text(copies.get(0), "attributes.imported.time"))
                .isEqualTo(Json.text(exported.lines().findFirst().orElseThrow(), "time"));
    }

    @Test
    void import_again_storesNothingTwice() throws IOException {
        shell.feed(String.join("\n", TEXTS), "publish", source);
        Path file = data.resolve("export.ndjson");
        shell.ok("export", source, "--output", file.toString());
        shell.ok("import", target, file.toString());
        assertImported(0, 5, shell.ok("import", target, file.toString(), "--json"));

        Redis.forgetIdempotencyKeys(id(target));
        assertImported(0, 5, shell.ok("import", target, file.toString(), "--json"));
        assertThat(shell.ok("export", target).lines()).hasSize(5);
    }

    @Test
    void import_afterHalf_storesTheRest() throws IOException {
        String half = "one\ntwo\ntwo\n";
        Shell.expect(0, shell.feed(half, "import", target));
        Redis.forgetIdempotencyKeys(id(target));
        assertImported(1, 3, Shell.expect(0, shell.feed(half + "two\n", "import", target, "-", "--json")));
        assertThat(shell.ok("history", target, "--json").lines())
                .map(line -> Json.text(line, "text"))
                .containsExactly("one", "two", "two", "two");
        assertImported(3, 0, Shell.expect(0, shell.feed(half, "import", target, "--json", "--name", "on purpose")));
    }

    @Test
    void import_brokenLine_saysWhichAndWhatIsStored() {
        Result result = shell.feed("one\n" + "x".repeat(20_000) + "\nthree\n", "import", target);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("line 2: message text").contains("imported ");
        assertFailure(
                1,
                "cannot read",
                shell.run("import", target, data.resolve("absent").toString()));
    }

    @Test
    void export_cutOffFile_isContinued() throws IOException {
        shell.feed("one\ntwo\nthree\n", "publish", source);
        Path file = data.resolve("export.ndjson");
        shell.ok("export", source, "-o", file.toString());
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 40));
        shell.ok("publish", source, "four");
        assertThat(Json.object(shell.ok("export", source, "-o", file.toString(), "--json")
                        .out()))
                .as("three and four")
                .containsEntry("exported", 2L);
        assertThat(Files.readString(file))
                .isEqualTo(shell.ok("export", source).out())
                .startsWith(whole);
        shell.ok("export", source, "-o", file.toString());
        assertThat(Files.readAllLines(file)).as("nothing new").hasSize(4);
    }

    @Test
    void export_after_beginsThere() {
        shell.feed("one\ntwo\nthree\n", "publish", source);
        List<String> all = shell.ok("export", source).lines();
        assertThat(shell.ok("export", source, "--after", Json.text(all.get(0), "cursor"))
                        .lines())
                .isEqualTo(all.subList(1, 3));
        shell.ok("publish", target, "hello");
        assertFailure(1, "another channel", shell.run("export", target, "--after", Json.text(all.get(0), "cursor")));
        assertFailure(2, "cursor", shell.run("export", source, "--after", "nonsense"));
    }

    @Test
    void export_channelMadeAnew_isNotMixedIntoTheOldFile() {
        shell.ok("publish", source, "one");
        List<String> all = shell.ok("export", source).lines();
        String old = Json.text(all.get(0), "cursor").replaceAll("^(1\\.[^.]+\\.)[^.]+", "$1anotherLife");
        assertFailure(1, "history of this channel has changed", shell.run("export", source, "--after", old));
    }

    @Test
    void export_editedAndDeleted_showAsTheyStand() {
        List<MessageId> ids = new ArrayList<>();
        change(room -> {
            for (String text : List.of("one", "two", "three")) {
                ids.add(room.publish(Draft.text(text)).block().id());
            }
            room.messages().edit(ids.get(0), Draft.text("uno")).block();
            room.messages().delete(ids.get(1)).block();
        });
        Path file = data.resolve("export.ndjson");
        shell.ok("export", source, "-o", file.toString());
        assertImported(2, 0, shell.ok("import", target, file.toString(), "--json"));
        List<String> lines = shell.ok("export", source).lines();
        assertThat(Json.object(lines.get(0))).containsEntry("text", "uno").containsEntry("edited", true);
        assertThat(Json.object(lines.get(1))).containsEntry("text", "").containsEntry("deleted", true);
        assertThat(shell.ok("history", source).out())
                .contains("system: uno (edited)\n", "system: (deleted)\n", "system: three\n");

        change(room -> room.messages().edit(ids.get(2), Draft.text("tres")).block());
        assertThat(shell.ok("export", source, "-o", file.toString()).err()).contains("met 3 edits or deletions");
    }

    private void change(Consumer<Channel> work) {
        Redis.chat(chat -> work.accept(chat.system().channels().open(source).block()));
    }

    private String id(String channel) {
        return Json.text(shell.ok("history", channel, "--limit", "1", "--json").out(), "channel");
    }

    private static void assertImported(long stored, long known, Result result) {
        assertThat(Json.object(result.out())).containsEntry("stored", stored).containsEntry("known", known);
    }
}
