package io.github.confab.examples.console;

import static io.github.confab.examples.console.AccountIT.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.examples.console.Shell.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the program is called, and what it says when it cannot work. */
final class UsageIT {

    @TempDir
    Path data;

    private final Shell shell = new Shell();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "register",
                "login",
                "whoami",
                "logout",
                "channels",
                "publish",
                "subscribe",
                "unsubscribe",
                "history",
                "export",
                "import"
            })
    void help_eachCommand_isThere(String command) {
        String help = shell.ok(command, "--help").out();
        assertThat(help).startsWith("Usage: console " + command).contains("--json", "--redis", "Exit codes:", "75");
        assertThat(shell.ok("--help").out()).contains("  " + command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "publsh general hi",
                "publish",
                "publish general --nonsense",
                "history general --limit many",
                "history general --limit 0",
                "history general --before nonsense",
                "subscribe general --from yesterday",
                "subscribe general --count 0",
                "import general - --format xml",
                "publish general - --key k",
                "whoami --redis http://localhost"
            })
    void run_wrongly_isCode2WithoutData(String line) {
        Result result =
                shell.with("XDG_DATA_HOME", data.toString()).run(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(result.code()).as(result.toString()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("console: ").doesNotContain("Exception", "\tat ");
    }

    @Test
    void run_almostACommand_suggestsIt() {
        assertThat(shell.run("publsh").err()).contains("did you mean: publish");
    }

    @Test
    void redis_away_isCode75AndReadable() throws IOException {
        int port;
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = nobody.getLocalPort();
        }
        Path session = data.resolve("session");
        Files.writeString(session, "x".repeat(43));
        Files.setPosixFilePermissions(session, PosixFilePermissions.fromString("rw-------"));
        Result result = shell.with("REDIS_HOST", "127.0.0.1")
                .with("REDIS_PORT", Integer.toString(port))
                .with("REDIS_PASSWORD", "s3cret")
                .run("whoami", "--session", session.toString());
        assertFailure(75, "127.0.0.1:" + port, result);
        assertThat(result.err()).doesNotContain("s3cret");
    }
}
