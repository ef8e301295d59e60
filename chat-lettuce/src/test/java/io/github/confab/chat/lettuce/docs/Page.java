package io.github.confab.chat.lettuce.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * README.md or a page below docs.
 *
 * @param path from the root of the project
 * @param lines its text
 */
record Page(Path path, List<String> lines) {

    private static final Pattern FENCE = Pattern.compile("\\s*```(.*)");

    /** The folder with the Maven wrapper: tests run in that of their module. */
    static final Path ROOT = root();

    /**
     * A block of code.
     *
     * @param line of the opening fence, from 1
     * @param language as it is named; empty if it is not
     * @param before the line above it
     * @param code without the fences
     */
    record Fence(int line, String language, String before, List<String> code) {}

    static List<Page> all() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(file -> new Page(ROOT.relativize(file), read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page of(String path) {
        return new Page(Path.of(path), read(ROOT.resolve(path)));
    }

    static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** File and line, as editors understand them. */
    String at(int line) {
        return path + ":" + line;
    }

    String text() {
        return String.join("\n", lines);
    }

    List<Fence> fences() {
        List<Fence> fences = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher open = FENCE.matcher(lines.get(i));
            if (open.matches()) {
                int end = i + 1;
                while (end < lines.size() && !FENCE.matcher(lines.get(end)).matches()) {
                    end++;
                }
                String before = i == 0 ? "" : lines.get(i - 1);
                fences.add(new Fence(i + 1, open.group(1).strip(), before, lines.subList(i + 1, end)));
                i = end;
            }
        }
        return fences;
    }

    /** The lines outside fences, empty inside: line numbers stay. */
    List<String> prose() {
        List<String> prose = new ArrayList<>(lines);
        for (Fence fence : fences()) {
            for (int i = 0; i < fence.code().size() + 2 && fence.line() - 1 + i < prose.size(); i++) {
                prose.set(fence.line() - 1 + i, "");
            }
        }
        return prose;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
