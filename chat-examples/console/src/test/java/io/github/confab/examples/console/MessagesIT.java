package io.github.confab.examples.console;

import static io.github.confab.examples.console.AccountIT.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.Term;
import io.github.confab.examples.console.Shell.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publish, subscribe and what is between them. */
final class MessagesIT {

    private static final String HOSTILE = "\u001B]0;owned\u0007\u001B[2J\u202Eevil";

    @TempDir
    Path data;

    private final String channel = Redis.name("room ");
    private Shell shell;

    @BeforeEach
    void login() {
        shell = Redis.loggedIn();
    }

    @Test
    void publish_text_printsItsIdAndIsStored() {
        String id = shell.ok("publish", channel, "سلام 你好 👋").out().strip();
        assertThat(id).matches("\\d+-\\d+");
        assertThat(Json.object(
                        shell.ok("publish", channel, "hello", "world", "--json").out()))
                .containsOnlyKeys("id", "channel", "duplicate")
                .containsEntry("duplicate", false);
        shell.ok("publish", channel, "--", "-5 degrees");
        shell.ok("publish", channel, "@somebody hi");
        assertThat(texts("history", channel, "--json"))
                .containsExactly("سلام 你好 👋", "hello world", "-5 degrees", "@somebody hi");
        assertThat(shell.ok("history", channel).lines().get(0))
                .matches("\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d] " + Redis.ADA + ": سلام 你好 👋");
    }

    @Test
    void publish_lines_areStoredInOrder() {
        List<String> lines = IntStream.range(0, 500).mapToObj(i -> "line " + i).toList();
        Result result =
                Shell.expect(0, shell.feed("\n" + String.join("\n", lines) + "\n  \n", "publish", channel, "-"));
        assertThat(result.lines()).as("an id for each").hasSize(500).doesNotHaveDuplicates();
        assertThat(texts("history", channel, "--json", "--limit", "1000")).isEqualTo(lines);
    }

    @Test
    void publish_sameKey_storesOnce() {
        Result first = shell.ok("publish", channel, "once", "--key", "k1", "--json");
        Result again = shell.ok("publish", channel, "once", "--key", "k1", "--json");
        assertThat(Json.object(again.out()))
                .containsEntry("duplicate", true)
                .containsEntry("id", Json.text(first.out(), "id"));
        assertFailure(1, "another message", shell.run("publish", channel, "other", "--key", "k1"));
    }

    @Test
    void publish_whatCannotBeStored_saysWhere() {
        assertFailure(2, "limit", shell.run("publish", channel, "x".repeat(20_000)));
        Result lines = shell.feed("fine\n" + "x".repeat(20_000) + "\n", "publish", channel, "-");
        assertThat(lines.code()).isEqualTo(1);
        assertThat(lines.err()).contains("line 2: message text");
    }

    @Test
    void publish_banned_isCode3() {
        shell.ok("publish", channel, "hello");
        Shell eve = other("eve");
        eve.ok("publish", channel, "hi");
        String name = eve.ok("whoami").out().strip();
        Redis.chat(chat -> chat.users()
                .find(name)
                .flatMap(user -> chat.system().channels().open(channel).flatMap(room -> room.moderation()
                        .ban(user.id(), Term.forever())))
                .block());
        assertFailure(3, "is banned", eve.run("publish", channel, "hi again"));
    }

    @Test
    void subscribe_stored_beginsWhereItIsTold() {
        shell.feed("one\ntwo\nthree\n", "publish", channel);
        assertThat(shell.ok("subscribe", channel, "--from", "oldest", "--count", "3")
                        .lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains(Redis.ADA + ": "));
        String cursor = Json.text(
                shell.ok("subscribe", channel, "--from", "oldest", "--count", "1", "--json")
                        .out(),
                "cursor");
        assertThat(texts("subscribe", channel, "--from", cursor, "--count", "2", "--json"))
                .containsExactly("two", "three");
    }

    @Test
    void subscribe_live_getsWhatIsPublishedFromThenOn() {
        shell.ok("publish", channel, "before");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CompletableFuture<Integer> end = CompletableFuture.supplyAsync(
                () -> shell.run(new ByteArrayInputStream(new byte[0]), out, err, "subscribe", channel, "--count", "2"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> err.toString(StandardCharsets.UTF_8).contains("what follows is live"));
        shell.feed("one\ntwo\n", "publish", channel);
        assertThat(end.orTimeout(20, TimeUnit.SECONDS).join()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines().map(line -> line.replaceAll(".*: ", "")))
                .containsExactly("one", "two");
    }

    @Test
    void subscribe_readerGone_ends() {
        shell.feed("one\ntwo\n", "publish", channel);
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                shell.run(new ByteArrayInputStream(new byte[0]), broken, err, "subscribe", channel, "--from", "oldest");
        assertThat(code).isEqualTo(141);
        assertThat(err.toString(StandardCharsets.UTF_8)).as("nobody to tell").isEmpty();
    }

    @Test
    void history_hostileText_cannotSteerTheTerminal() {
        Redis.chat(chat -> chat.system()
                .channels()
                .open(channel)
                .flatMap(room -> room.publish(Draft.text(HOSTILE + "\n[10:00] admin: fake")))
                .block());
        String plain = shell.ok("history", channel).out();
        assertThat(plain).endsWith("system: \uFFFDevil\\n[10:00] admin: fake\n").doesNotContain("\u001B", "\u202E");
        String json = shell.ok("history", channel, "--json").out();
        assertThat(json).doesNotContain("\u001B", "\u202E");
        assertThat(Json.text(json, "text")).isEqualTo(HOSTILE + "\n[10:00] admin: fake");
    }

    @Test
    void history_anotherEncoding_failsReadablyAndJsonSurvives() {
        shell.ok("publish", channel, "سلام 👋");
        shell.printing(StandardCharsets.US_ASCII);
        assertFailure(1, "LC_ALL=C.UTF-8", shell.run("history", channel));
        String json = shell.ok("history", channel, "--json").out();
        assertThat(json).matches("[ -~\n]+");
        assertThat(Json.text(json, "text")).isEqualTo("سلام 👋");
    }

    @Test
    void history_limitAndBefore_givePages() {
        shell.feed("1\n2\n3\n4\n5\n", "publish", channel);
        List<String> newest =
                shell.ok("history", channel, "--limit", "2", "--json").lines();
        assertThat(newest).map(line -> Json.text(line, "text")).containsExactly("4", "5");
        assertThat(texts("history", channel, "--json", "--limit", "2", "--before", Json.text(newest.get(0), "id")))
                .containsExactly("2", "3");
    }

    @Test
    void channels_listed_showNamesAndUnread() {
        shell = other("bob");
        shell.ok("publish", channel, "hello");
        assertThat(shell.ok("channels").lines()).contains(channel + "\t");
        assertThat(shell.ok("channels", "--mine").lines()).containsExactly(channel + "\t0");
        assertThat(Json.object(shell.ok("channels", "--mine", "--json").out()))
                .containsEntry("name", channel)
                .containsEntry("role", "owner")
                .containsEntry("kind", "public")
                .containsKeys("id", "description", "created", "unread", "mentions");
    }

    @Test
    void unsubscribe_member_leavesAndKnowsIt() {
        shell.ok("publish", channel, "hello");
        assertThat(Json.object(shell.ok("unsubscribe", channel, "--json").out()))
                .containsEntry("left", true);
        assertThat(Json.object(shell.ok("unsubscribe", channel, "--json").out()))
                .containsEntry("left", false);
        assertThat(shell.ok("channels", "--mine").lines()).doesNotContain(channel + "\t0");
    }

    @Test
    void channel_unknown_isCode1AndNotMade() {
        for (String command : List.of("history", "export", "unsubscribe")) {
            assertFailure(1, "there is no channel", shell.run(command, channel));
        }
    }

    @Test
    void channel_byId_isFound() {
        String id = Json.text(shell.ok("publish", channel, "hello", "--json").out(), "channel");
        assertThat(texts("history", "--id", id, "--json")).containsExactly("hello");
        assertFailure(2, "channel id", shell.run("history", "--id", "a b"));
    }

    private Shell other(String name) {
        return new Shell()
                .with("REDIS_URL", Redis.SERVER.uri())
                .with("CONFAB_SESSION", data.resolve(name).toString())
                .loggedIn(Redis.name(name));
    }

    private List<String> texts(String... args) {
        return shell.ok(args).lines().stream()
                .filter(line -> Json.text(line, "type").equals("message"))
                .map(line -> Json.text(line, "text"))
                .toList();
    }
}
