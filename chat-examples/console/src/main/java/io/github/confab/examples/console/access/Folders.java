package io.github.confab.examples.console.access;

import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the programs of a user keep things: {@code $XDG_DATA_HOME/confab}, or {@code ~/.local/share/confab}. */
final class Folders {

    private Folders() {}

    static Path data(Surroundings surroundings) {
        return surroundings
                .variable("XDG_DATA_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> home(surroundings).resolve(".local").resolve("share"))
                .resolve("confab");
    }

    private static Path home(Surroundings surroundings) {
        return Stream.concat(surroundings.variable("HOME").stream(), Stream.of(System.getProperty("user.home", ".")))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .findFirst()
                .orElseGet(() -> Path.of(".").toAbsolutePath());
    }
}
