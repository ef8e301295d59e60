package io.github.confab.examples.terminal.driven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.examples.terminal.TerminalChat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terminals of one user on one machine share a Redis that nobody had to install. */
@Tag("slow")
class SharingIT {

    @Test
    void terminals_findEachOther_surviveTheFirst_andHistoryIsThereTheNextDay(@TempDir Path home) throws IOException {
        try (Tmux tmux = Tmux.start()) {
            Pane first = open(tmux, "first", home);
            first.register("ada")
                    .enter("/join general")
                    .await("#general |")
                    .enter("before")
                    .await("ada: before");
            Pane second = open(tmux, "second", home);
            second.register("bob").enter("/join general").await("ada: before");
            first.await("bob joined").enter("/quit").awaitRestored();
            second.enter("alone now").await("the server was inherited, and has the message", screen -> {
                second.enter("/search alone");
                return screen.contains("With alone (1)");
            });
            second.enter("/quit").awaitRestored();

            Pane tomorrow = open(tmux, "tomorrow", home);
            tomorrow.logIn("ada")
                    .await("ada: before")
                    .await("bob: alone now")
                    .enter("/quit")
                    .awaitRestored();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("data/confab"))))
                    .as("nobody else reads what was said")
                    .isEqualTo("rwx------");
        }
    }

    private static Pane open(Tmux tmux, String name, Path home) {
        Map<String, String> environment = Map.of(
                "XDG_DATA_HOME",
                home.resolve("data").toString(),
                "LANG",
                "C",
                "LC_ALL",
                "",
                "REDIS_HOST",
                "",
                "REDIS_URL",
                "");
        return tmux.run(name, 80, 24, environment, TerminalChat.class);
    }
}
