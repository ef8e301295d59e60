package io.github.confab.chat.lettuce;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A JVM of its own that runs one class of the tests, to be killed or stopped as only a process can be. The class reports when
 * it is ready, and ends when its standard input does: so none outlives the test that started it.
 */
public final class ChildJvm implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Path report;

    private ChildJvm(Process process, Path report) {
        this.process = process;
        this.report = report;
    }

    /**
     * Starts it.
     *
     * @param main what it runs; its first argument is {@code report}
     * @param report where it {@link #report(Path, List) reports}
     * @param arguments the other arguments
     */
    public static ChildJvm start(Class<?> main, Path report, List<String> arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        var command =
                Stream.concat(Stream.of(java, "-cp", classes, main.getName(), report.toString()), arguments.stream());
        return new ChildJvm(
                new ProcessBuilder(command.toList())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start(),
                report);
    }

    /** In the child: tells the test that it is ready, and what the test should know. */
    public static void report(Path report, List<String> lines) throws IOException {
        Path part = Path.of(report + ".part");
        Files.write(part, lines);
        Files.move(part, report, StandardCopyOption.ATOMIC_MOVE);
    }

    /** In the child: waits until the test has ended, by whatever it ended, and ends. */
    public static void endWithTest() throws IOException {
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    /** What it reported, once it has; fails if it ends before. */
    public List<String> reported() throws IOException {
        await().atMost(PATIENCE).until(() -> Files.exists(report) || !process.isAlive());
        return Files.readAllLines(report);
    }

    public boolean hasReported() {
        return Files.exists(report);
    }

    /** Ends it at once, without a chance to tidy up (SIGKILL). */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode();
    }

    /** It stands still until {@link #resume()} (SIGSTOP). */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (!kill.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IllegalStateException("the other JVM could not be sent " + name);
        }
    }

    /** Waits for its end. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the other JVM did not end");
        }
        return process.exitValue();
    }

    /** Ends it in order. */
    public void end() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Ends it, also when it stands still. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
