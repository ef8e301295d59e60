package io.github.confab.examples.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.examples.console.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts, sessions, and the secrets in them. */
final class AccountIT {

    @TempDir
    Path data;

    private final String ada = Redis.name("ada");
    private Shell shell;

    @BeforeEach
    void shell() {
        shell = new Shell().with("REDIS_URL", Redis.SERVER.uri()).with("XDG_DATA_HOME", data.toString());
    }

    @Test
    void login_afterRegister_keepsTheTokenForItsUserOnly() throws IOException {
        Result registered = Shell.expect(0, shell.feed(Shell.PASSWORD + "\n", "register", ada));
        Result loggedIn = Shell.expect(0, shell.feed(Shell.PASSWORD + "\r\n", "login", ada));
        assertThat(registered.out() + loggedIn.out()).as("no data").isEmpty();
        assertThat(loggedIn.err()).contains("logged in: " + ada);
        Path file = sessionFile();
        String token = Files.readString(file).strip();
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(file.getParent())).isEqualTo("rwx------");
        assertThat(mode(data.resolve("confab"))).isEqualTo("rwx------");
        assertThat(loggedIn.err()
                        + registered.err()
                        + shell.ok("whoami", "--json").out())
                .as("no secret is shown")
                .doesNotContain(token, Shell.PASSWORD);
        assertThat(shell.ok("whoami").out()).isEqualTo(ada + "\n");
    }

    @Test
    void whoami_json_isOneObject() {
        shell.with("CONFAB_PASSWORD", Shell.PASSWORD);
        String registered = shell.ok("register", ada, "--json").out();
        String loggedIn = shell.ok("login", "--json", ada).out();
        String me = shell.ok("whoami", "--json").out();
        assertThat(Json.object(registered)).isEqualTo(Json.object(loggedIn)).containsOnlyKeys("id", "username");
        assertThat(Json.object(me))
                .containsAllEntriesOf(Json.object(registered))
                .containsKeys("session", "since", "expires");
    }

    @Test
    void login_wrongPassword_isCode3AndNeverShown() {
        shell.loggedIn(ada);
        for (String wrong : new String[] {"not the right password", "short", "x".repeat(2000)}) {
            Result result = shell.feed(wrong + "\n", "login", ada);
            assertFailure(3, "invalid credentials", result);
            assertThat(result.err()).doesNotContain(wrong);
        }
        assertFailure(3, "invalid credentials", shell.feed(Shell.PASSWORD + "\n", "login", Redis.name("nobody")));
        shell.ok("whoami");
    }

    @Test
    void login_noPasswordAtAll_saysHowToGiveIt() {
        assertFailure(1, "CONFAB_PASSWORD", shell.run("login", ada));
    }

    @Test
    void login_passwordAsArgument_isCode2AndNotShown() {
        Result result = shell.run("login", ada, "my secret password");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("CONFAB_PASSWORD").doesNotContain("my secret password");
        Result option = shell.run("register", ada, "--password=my secret password");
        assertThat(option.code()).isEqualTo(2);
        assertThat(option.err()).doesNotContain("secret");
    }

    @Test
    void redis_uriWithPassword_isCode2AndNotShown() {
        Result result = shell.run("whoami", "--redis", "redis://me:s3cret@localhost");
        assertFailure(2, "REDIS_PASSWORD", result);
        assertThat(result.err()).doesNotContain("s3cret");
    }

    @Test
    void register_takenNameOrWeakPassword_saysSo() {
        shell.loggedIn(ada);
        assertFailure(1, "taken", shell.feed(Shell.PASSWORD + "\n", "register", ada));
        assertFailure(2, "password", shell.feed("short\n", "register", Redis.name("bob")));
        assertFailure(2, "username", shell.feed(Shell.PASSWORD + "\n", "register", "a b"));
    }

    @Test
    void session_endedMeanwhile_isCode3() {
        shell.loggedIn(ada);
        Redis.chat(chat -> chat.users()
                .find(ada)
                .flatMap(user -> chat.actAs(user.id()))
                .flatMap(client -> client.sessions().revokeAll())
                .block());
        assertFailure(3, "log in again", shell.run("whoami"));
        assertFailure(3, "log in again", shell.run("publish", "general", "hello"));
        assertThat(shell.ok("logout").err()).contains("no session any more");
    }

    @Test
    void session_fileNobodyShouldTrust_isCode3() throws IOException {
        shell.loggedIn(ada);
        Path file = sessionFile();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertFailure(3, "others may read", shell.run("whoami"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, "no token\n");
        assertFailure(3, "log in again", shell.run("whoami"));
        Files.writeString(file, "x".repeat(5000));
        assertFailure(3, "no session file", shell.run("whoami"));
    }

    @Test
    void logout_always_leavesNoSession() throws IOException {
        shell.loggedIn(ada);
        Path file = sessionFile();
        assertThat(Json.object(shell.ok("logout", "--json").out())).containsEntry("ended", true);
        assertThat(file).doesNotExist();
        assertThat(Json.object(shell.ok("logout", "--json").out())).containsEntry("ended", false);
        assertFailure(3, "nobody is logged in", shell.run("whoami"));
    }

    @Test
    void session_namedFile_makesSeveralUsersPossible() {
        Shell bob = new Shell().with("REDIS_URL", Redis.SERVER.uri());
        String name = Redis.name("bob");
        bob.with("CONFAB_SESSION", data.resolve("bob").toString()).loggedIn(name);
        shell.loggedIn(ada);
        assertThat(bob.ok("whoami").out()).isEqualTo(name + "\n");
        assertThat(shell.ok("whoami", "--session", data.resolve("bob").toString())
                        .out())
                .isEqualTo(name + "\n");
        assertThat(shell.ok("whoami").out()).isEqualTo(ada + "\n");
    }

    private Path sessionFile() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("confab/console"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    static void assertFailure(int code, String message, Result result) {
        assertThat(result.code()).as(result.toString()).isEqualTo(code);
        assertThat(result.out()).as("standard output").isEmpty();
        assertThat(result.err()).startsWith("console: ").contains(message).doesNotContain("Exception", "\tat ");
        assertThat(result.err().lines()).as("one line").hasSize(1);
    }
}
