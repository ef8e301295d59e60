package io.github.confab.examples.terminal.driven;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** One program on its screen. */
final class Pane {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String PASSWORD = "a long pass phrase";

    private final Tmux tmux;
    private final String name;

    Pane(Tmux tmux, String name) {
        this.tmux = tmux;
        this.name = name;
    }

    /** Presses keys by the names tmux has for them. */
    Pane press(String... keys) {
        List<String> command = new ArrayList<>(List.of("send-keys", "-t", name));
        command.addAll(List.of(keys));
        tmux.tmux("", command);
        return this;
    }

    /** Types any text; by way of a buffer, since arguments have the encoding of the test's own locale. */
    Pane type(String text) {
        tmux.tmux(text, List.of("load-buffer", "-b", name, "-"));
        tmux.tmux("", List.of("paste-buffer", "-d", "-b", name, "-t", name));
        return this;
    }

    Pane enter(String text) {
        return type(text).press("Enter");
    }

    /** Makes an account, and waits until somebody is welcome. */
    Pane register(String user) {
        await("Log in");
        press("F2")
                .type(user)
                .press("Enter")
                .type(PASSWORD)
                .press("Enter")
                .type(PASSWORD)
                .press("Enter");
        return await("Welcome, " + user);
    }

    Pane logIn(String user) {
        await("Log in");
        return type(user).press("Enter").type(PASSWORD).press("Enter");
    }

    String screen() {
        return tmux.tmux("", List.of("capture-pane", "-p", "-t", name));
    }

    String ask(String format) {
        return tmux.tmux("", List.of("display-message", "-p", "-t", name, format))
                .strip();
    }

    void resize(int columns, int rows) {
        tmux.tmux("", List.of("resize-window", "-t", name, "-x", "" + columns, "-y", "" + rows));
    }

    Pane await(String text) {
        return await(text, screen -> screen.contains(text));
    }

    Pane awaitGone(String text) {
        return await("no " + text, screen -> !screen.contains(text));
    }

    Pane await(String what, Predicate<String> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(screen()).as(what).matches(condition));
        return this;
    }

    /** The JVM that runs here. */
    ProcessHandle program() {
        return ProcessHandle.of(Long.parseLong(ask("#{pane_pid}")))
                .flatMap(shell -> shell.children().findFirst())
                .orElseThrow();
    }

    /** The terminal is as a shell expects it. */
    void awaitRestored() {
        await("EXIT=");
        await("stty has spoken", screen -> screen.contains("icanon") || screen.contains("-icanon"));
        String screen = screen().replaceAll("\\s+", " ");
        assertThat(screen)
                .as("line mode, echo, signals and flow control are back")
                .contains(" icanon", " echo ", " isig", " ixon");
        assertThat(ask("#{alternate_on} #{cursor_flag} #{wrap_flag} #{keypad_flag} #{mouse_any_flag}"))
                .as("main screen, cursor, wrapping; no keypad mode, no mouse")
                .isEqualTo("0 1 1 0 0");
    }
}
