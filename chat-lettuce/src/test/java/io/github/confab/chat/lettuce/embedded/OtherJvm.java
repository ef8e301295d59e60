package io.github.confab.chat.lettuce.embedded;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A second JVM that owns an embedded server, to be killed or to be in the way. */
final class OtherJvm implements AutoCloseable {

    static final int REFUSED = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Path report;

    private OtherJvm(Process process, Path report) {
        this.process = process;
        this.report = report;
    }

    /**
     * Starts a JVM that starts a server.
     *
     * @param report where it tells pid and folder of the server
     * @param ending {@code stay}, or {@code exit} to end by itself
     * @param folder the folder, or none for a temporary one
     */
    static OtherJvm start(Path report, String ending, Path... folder) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.concat(
                Stream.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherJvm.class.getName(),
                        report.toString(),
                        ending),
                Stream.of(folder).map(Path::toString));
        return new OtherJvm(
                new ProcessBuilder(command.toList())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start(),
                report);
    }

    /** Runs in the other JVM. */
    public static void main(String[] args) throws Exception {
        var builder = EmbeddedRedis.builder();
        if (args.length > 2) {
            builder.folder(Path.of(args[2]));
        }
        EmbeddedRedis redis = startOrExit(builder);
        Path report = Path.of(args[0]);
        Path part = Path.of(args[0] + ".part");
        Files.write(part, List.of(Long.toString(redis.pid()), redis.folder().toString()));
        Files.move(part, report, StandardCopyOption.ATOMIC_MOVE);
        if (args[1].equals("exit")) {
            System.exit(0);
        }
        // the test kills this JVM; if the test dies first, this one still ends
        TimeUnit.MINUTES.sleep(1);
    }

    private static EmbeddedRedis startOrExit(EmbeddedRedis.Builder builder) {
        try {
            return builder.start();
        } catch (EmbeddedRedisException refused) {
            System.exit(REFUSED);
            throw refused;
        }
    }

    ProcessHandle server() throws IOException {
        return ProcessHandle.of(Long.parseLong(report().get(0))).orElseThrow();
    }

    Path folder() throws IOException {
        return Path.of(report().get(1));
    }

    void kill() throws Exception {
        process.destroyForcibly();
        exitCode();
    }

    int exitCode() throws Exception {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the other JVM did not end");
        }
        return process.exitValue();
    }

    /** Ends the JVM in order, so that its server goes too; a killed one's server is ended here. */
    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        if (Files.exists(report)) {
            ServerRecord.read(folder()).flatMap(ServerRecord::process).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private List<String> report() throws IOException {
        await().atMost(PATIENCE).until(() -> Files.exists(report));
        return Files.readAllLines(report);
    }
}
