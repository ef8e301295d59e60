package io.github.confab.chat.lettuce.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The server of a folder, as noted in its {@code redis.pid}: enough to recognise the process later, when its number may
 * belong to an innocent one.
 */
record ServerRecord(long pid, Instant started, String executable) {

    static final String FILE = "redis.pid";

    /** The JVM derives the start from the boot time, which a correction of the clock moves a little. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    /** What Linux appends to the name of an executable that was replaced while it ran. */
    private static final String REPLACED = " (deleted)";

    /** Empty if the system does not tell enough to recognise the process again. */
    static Optional<ServerRecord> of(ProcessHandle server) {
        ProcessHandle.Info info = server.info();
        return info.startInstant().flatMap(start -> info.command()
                .map(command -> new ServerRecord(server.pid(), start, command.replace(REPLACED, ""))));
    }

    /** Empty if there is no record, or none that can be read. */
    static Optional<ServerRecord> read(Path folder) throws IOException {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(FILE));
            return lines.size() < 3
                    ? Optional.empty()
                    : Optional.of(
                            new ServerRecord(Long.parseLong(lines.get(0)), Instant.parse(lines.get(1)), lines.get(2)));
        } catch (NoSuchFileException | RuntimeException absentOrForeign) {
            return Optional.empty();
        }
    }

    /** Moved into place as a whole: a half record would hide a living server. */
    void write(Path folder) throws IOException {
        Path part = folder.resolve(FILE + ".part");
        Files.write(part, List.of(Long.toString(pid), started.toString(), executable));
        Files.move(part, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The recorded process, if it still runs and is the same one. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(candidate -> of(candidate).filter(this::isSameAs).isPresent());
    }

    private boolean isSameAs(ServerRecord other) {
        return pid == other.pid
                && executable.equals(other.executable)
                && Duration.between(started, other.started).abs().compareTo(TOLERANCE) <= 0;
    }
}
