package io.github.confab.examples.terminal.driven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A tmux server of a test's own, in which programs run as in a terminal. */
final class Tmux implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    /** For a quick start. */
    private static final String QUICK = "-Xmx200m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    private final String flags;
    private final String socket = "confab-" + ProcessHandle.current().pid() + "-" + System.nanoTime();

    private Tmux(String flags) {
        this.flags = flags;
    }

    /** Skips the test, visibly, where there is no tmux. */
    static Tmux start() {
        return start(QUICK);
    }

    /** @param flags of the JVMs that run in it */
    static Tmux start(String flags) {
        Assumptions.assumeTrue(
                isInstalled(), "tmux is not installed: the terminal is not driven (apt-get install tmux)");
        return new Tmux(flags);
    }

    /** Runs a class of the test's class path; what it leaves behind stays to be seen. */
    Pane run(
            String name,
            int columns,
            int rows,
            Map<String, String> environment,
            Class<?> program,
            String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("new-session", "-d", "-s", name, "-x", "" + columns, "-y", "" + rows));
        environment.forEach((key, value) -> command.addAll(List.of("-e", key + "=" + value)));
        command.addAll(List.of("-e", "CLASSPATH=" + System.getProperty("java.class.path")));
        String java = System.getProperty("java.home") + "/bin/java " + flags + " " + program.getName() + " "
                + String.join(" ", arguments);
        command.add(java + "; echo EXIT=$?; stty -a | tr ';' ' '; exec sleep 600");
        tmux("", command);
        return new Pane(this, name);
    }

    /** @return what tmux says */
    String tmux(String input, List<String> command) {
        List<String> all = new ArrayList<>(List.of("tmux", "-u", "-L", socket, "-f", "/dev/null"));
        all.addAll(command);
        try {
            ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().remove("TMUX");
            Process process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("tmux ends")
                    .isTrue();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A client that is told what panes write, the moment they do. */
    Process control(String name) throws IOException {
        return new ProcessBuilder("tmux", "-u", "-L", socket, "-f", "/dev/null", "-C", "attach", "-t", name).start();
    }

    @Override
    public void close() {
        tmux("", List.of("kill-server"));
    }

    private static boolean isInstalled() {
        try {
            return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
