package io.github.confab.chat.lettuce.embedded;

import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the redis-server to run: the one asked for, else the one on the class path, else the one on PATH. */
final class RedisBinary {

    static final String PROPERTY = "chat.redis.executable";
    static final String VARIABLE = "CHAT_REDIS_EXECUTABLE";

    private static final List<String> ON_PATH = List.of("redis-server", "valkey-server", "redis-server.exe");
    private static final Set<String> PACKAGED = Set.of("linux-amd64", "linux-arm64", "darwin-amd64", "darwin-arm64");

    private final Platform platform;
    private final Function<String, Optional<String>> properties;
    private final Function<String, Optional<String>> environment;
    private final Function<String, Optional<URL>> resources;
    private final Function<URL, Path> install;

    RedisBinary(
            Platform platform,
            Function<String, Optional<String>> properties,
            Function<String, Optional<String>> environment,
            Function<String, Optional<URL>> resources,
            Function<URL, Path> install) {
        this.platform = platform;
        this.properties = properties;
        this.environment = environment;
        this.resources = resources;
        this.install = install;
    }

    static RedisBinary ofThisMachine() {
        return new RedisBinary(
                Platform.current(),
                name -> Optional.ofNullable(System.getProperty(name)),
                name -> Optional.ofNullable(System.getenv(name)),
                RedisBinary::resource,
                BinaryCache::install);
    }

    /** A binary that was asked for but cannot be run is an error: another one in its place would surprise. */
    Path resolve(Optional<Path> chosen) {
        return chosen.map(path -> runnable(path, "the builder's executable"))
                .or(() -> named(properties.apply(PROPERTY), "system property " + PROPERTY))
                .or(() -> named(environment.apply(VARIABLE), "environment variable " + VARIABLE))
                .or(() -> packaged().flatMap(resources).map(install))
                .or(this::onPath)
                .orElseThrow(() -> new EmbeddedRedisException(nothingFound()));
    }

    private static Optional<URL> resource(String name) {
        return Stream.of(
                        RedisBinary.class.getClassLoader(),
                        Thread.currentThread().getContextClassLoader())
                .flatMap(loader -> Stream.ofNullable(loader))
                .flatMap(loader -> Stream.ofNullable(loader.getResource(name)))
                .findFirst();
    }

    private static Optional<Path> named(Optional<String> value, String origin) {
        return value.filter(text -> !text.isBlank()).map(text -> runnable(path(text, origin), origin));
    }

    private static Path path(String text, String origin) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new EmbeddedRedisException(origin + " is not a path: " + text, e);
        }
    }

    private static Path runnable(Path path, String origin) {
        if (!isRunnable(path)) {
            throw new EmbeddedRedisException(origin + " is " + path + ", which is not an executable file");
        }
        return path.toAbsolutePath();
    }

    private static boolean isRunnable(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }

    private Optional<String> packaged() {
        return Optional.of(platform.toString()).filter(PACKAGED::contains).map(name -> "redis-server-7.0.15-" + name);
    }

    private Optional<Path> onPath() {
        List<Path> folders = Stream.of(environment.apply("PATH").orElse("").split(File.pathSeparator))
                .filter(text -> !text.isBlank())
                .flatMap(RedisBinary::folder)
                .toList();
        return ON_PATH.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(RedisBinary::isRunnable)
                .findFirst();
    }

    /** PATH on Windows may hold quoted entries, which are no paths; they are passed over. */
    private static Stream<Path> folder(String text) {
        try {
            return Stream.of(Path.of(text).toAbsolutePath());
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    private String nothingFound() {
        String resource =
                packaged().map(name -> "class-path resource /" + name + ", ").orElse("");
        String dependency = packaged().isPresent()
                ? "add the dependency org.signal:embedded-redis:0.9.1"
                : "run on Linux or macOS (amd64 or arm64) with the dependency org.signal:embedded-redis:0.9.1";
        return "No redis-server found for " + platform + ". Looked for: system property " + PROPERTY
                + ", environment variable " + VARIABLE + ", " + resource + String.join(", ", ON_PATH)
                + " on PATH. Three ways out: (1) " + dependency + "; (2) set " + VARIABLE
                + " to a redis-server or valkey-server, 7.0 or newer; (3) set REDIS_HOST to a running server.";
    }
}
