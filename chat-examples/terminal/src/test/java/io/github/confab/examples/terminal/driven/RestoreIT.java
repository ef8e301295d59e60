package io.github.confab.examples.terminal.driven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.examples.terminal.CrashingChat;
import io.github.confab.examples.terminal.TerminalChat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However the program ends, the terminal is as it was. */
@Tag("slow")
class RestoreIT {

    @Test
    void terminal_afterEachKindOfEnd_isAsItWas(@TempDir Path folder) {
        try (Tmux tmux = Tmux.start();
                EmbeddedRedis redis = EmbeddedRedis.start()) {
            Map<String, String> environment = Map.of(
                    "REDIS_HOST",
                    redis.host(),
                    "REDIS_PORT",
                    "" + redis.port(),
                    "LANG",
                    "en",
                    "LC_ALL",
                    "",
                    "NO_COLOR",
                    "1");
            String data = folder.toString();
            Pane interrupted = tmux.run("interrupted", 80, 24, environment, TerminalChat.class, "--data", data);
            Pane ended = tmux.run("ended", 80, 24, environment, TerminalChat.class, "--data", data);
            Pane terminated = tmux.run("terminated", 80, 24, environment, TerminalChat.class, "--data", data);
            Pane crashed = tmux.run("crashed", 80, 24, environment, CrashingChat.class, "--data", data);

            interrupted.await("Log in").press("C-c").awaitRestored();
            ended.await("Log in").press("C-d").awaitRestored();
            terminated.await("Log in");
            terminated.program().destroy();
            terminated.awaitRestored();
            crashed.logIn("ada").awaitRestored();
            crashed.await("The program has failed").await("EXIT=1");
            interrupted.await("EXIT=0");
        }
    }

    @Test
    void noTerminal_isSaid_andTheConsoleClientNamed() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java", TerminalChat.class.getName())
                .redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(said).contains("needs a terminal", "chat-examples/run console");
    }
}
