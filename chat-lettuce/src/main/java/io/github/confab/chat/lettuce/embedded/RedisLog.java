package io.github.confab.chat.lettuce.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The part of {@code redis.log} that belongs to one start: the process appends its output and its errors to it. */
final class RedisLog {

    static final String FILE = "redis.log";

    private static final int TAIL_LINES = 15;
    private static final int TAIL_BYTES = 8_192;

    private final Path file;
    private final long begin;

    private RedisLog(Path file, long begin) {
        this.file = file;
        this.begin = begin;
    }

    static RedisLog startingNow(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return new RedisLog(file, Files.exists(file) ? Files.size(file) : 0);
    }

    Path file() {
        return file;
    }

    /** Whether the server ended because it could not listen. */
    boolean saysPortTaken() {
        String tail = tail();
        return tail.contains("Address already in use") || tail.contains("Failed listening on port");
    }

    /** The last lines since the start; empty if there are none. */
    String tail() {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(begin, in.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) Math.max(0, in.length() - from)];
            in.seek(from);
            in.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(" + file + " cannot be read: " + unreadable.getMessage() + ")";
        }
    }
}
