package io.github.confab.chat.lettuce.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisBinaryTest {

    private static final Platform LINUX = new Platform("linux", "amd64");

    @TempDir
    Path temp;

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, URL> resources = new HashMap<>();

    @Test
    void resolve_eachSourcePresent_takesThemInOrder() throws Exception {
        Path builder = executable("builder");
        Path property = executable("property");
        Path variable = executable("variable");
        Path packaged = executable("packaged");
        Path onPath = executable("redis-server");
        properties.put(RedisBinary.PROPERTY, property.toString());
        environment.put(RedisBinary.VARIABLE, variable.toString());
        environment.put("PATH", temp.toString());
        resources.put("redis-server-7.0.15-linux-amd64", packaged.toUri().toURL());

        assertThat(resolve(LINUX, Optional.of(builder))).isEqualTo(builder);
        assertThat(resolve(LINUX)).isEqualTo(property);
        properties.clear();
        assertThat(resolve(LINUX)).isEqualTo(variable);
        environment.remove(RedisBinary.VARIABLE);
        assertThat(resolve(LINUX)).isEqualTo(packaged);
        resources.clear();
        assertThat(resolve(LINUX)).isEqualTo(onPath);
    }

    @Test
    void resolve_pathHoldsSeveral_prefersRedisOverValkeyInAnyFolder() throws Exception {
        Path first = Files.createDirectory(temp.resolve("first"));
        Path second = Files.createDirectory(temp.resolve("second"));
        Path valkey = executable("first/valkey-server");
        Path redis = executable("second/redis-server");
        environment.put("PATH", first + File.pathSeparator + File.pathSeparator + second);
        assertThat(resolve(LINUX)).isEqualTo(redis);
        Files.delete(redis);
        assertThat(resolve(LINUX)).isEqualTo(valkey);
    }

    @Test
    void resolve_namedFileCannotRun_saysWhoNamedIt() {
        environment.put(RedisBinary.VARIABLE, temp.resolve("absent").toString());
        assertThatThrownBy(() -> resolve(LINUX))
                .as("another binary in its place would surprise")
                .isInstanceOf(EmbeddedRedisException.class)
                .hasMessageContaining(RedisBinary.VARIABLE)
                .hasMessageContaining("absent, which is not an executable file");
        assertThatThrownBy(() -> resolve(LINUX, Optional.of(temp))).hasMessageContaining("builder's executable");
    }

    @Test
    void resolve_nothingFound_namesPlatformPlacesAndWaysOut() {
        assertThatThrownBy(() -> resolve(LINUX))
                .isInstanceOf(EmbeddedRedisException.class)
                .hasMessage("No redis-server found for linux-amd64. Looked for: system property chat.redis.executable,"
                        + " environment variable CHAT_REDIS_EXECUTABLE, class-path resource"
                        + " /redis-server-7.0.15-linux-amd64, redis-server, valkey-server, redis-server.exe on PATH."
                        + " Three ways out: (1) add the dependency org.signal:embedded-redis:0.9.1; (2) set"
                        + " CHAT_REDIS_EXECUTABLE to a redis-server or valkey-server, 7.0 or newer; (3) set REDIS_HOST"
                        + " to a running server.");
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, amd64", "Linux, riscv64", "FreeBSD, amd64"})
    void resolve_platformWithoutPackagedBinary_looksOnPathOnly(String os, String arch) throws Exception {
        Platform platform = Platform.of(os, arch);
        resources.put(
                "redis-server-7.0.15-" + platform, executable("never").toUri().toURL());
        assertThatThrownBy(() -> resolve(platform))
                .hasMessageContaining("No redis-server found for " + platform)
                .hasMessageContaining("run on Linux or macOS (amd64 or arm64)")
                .hasMessageNotContaining("class-path");
        Path own = executable("redis-server.exe");
        environment.put("PATH", temp.toString());
        assertThat(resolve(platform)).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-amd64",
        "LINUX, AARCH64, linux-arm64",
        "Mac OS X, x86_64, darwin-amd64",
        "Mac OS X, aarch64, darwin-arm64",
        "WINDOWS 11, AMD64, windows-amd64"
    })
    void of_namesOfTheJvm_areTheSameInEachLocale(String os, String arch, String expected) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            assertThat(Platform.of(os, arch)).hasToString(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "half", "a whole binaryX", "another binary"})
    void installIn_cacheHoldsSomethingElse_replacesIt(String present) throws Exception {
        Path packaged = Files.writeString(temp.resolve("redis-server-x"), "a whole binary");
        Path cache = Files.createDirectory(temp.resolve("cache"));
        Path stale = Files.writeString(cache.resolve("redis-server-x"), present);
        assertThat(stale.toFile().setExecutable(true)).isTrue();
        Path installed = BinaryCache.installIn(packaged.toUri().toURL(), cache, () -> temp);
        assertThat(installed).isEqualTo(stale).hasContent("a whole binary").isExecutable();
        assertThat(cache).as("no part file stays").isDirectoryContaining(stale::equals);
        assertThat(cache.toFile().list()).hasSize(1);
    }

    @Test
    void installIn_firstFolderUnusable_takesTheSecond() throws Exception {
        Path packaged = Files.writeString(temp.resolve("redis-server-x"), "a whole binary");
        Path file = Files.writeString(temp.resolve("file"), "not a folder");
        Path second = temp.resolve("second");
        assertThat(BinaryCache.installIn(packaged.toUri().toURL(), file.resolve("cache"), () -> second))
                .isEqualTo(second.resolve("redis-server-x"))
                .hasContent("a whole binary");
    }

    private Path resolve(Platform platform) {
        return resolve(platform, Optional.empty());
    }

    private Path resolve(Platform platform, Optional<Path> chosen) {
        return new RedisBinary(
                        platform,
                        name -> Optional.ofNullable(properties.get(name)),
                        name -> Optional.ofNullable(environment.get(name)),
                        name -> Optional.ofNullable(resources.get(name)),
                        url -> Path.of(url.getPath()))
                .resolve(chosen);
    }

    private Path executable(String name) throws IOException {
        Path file = Files.writeString(temp.resolve(name), "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
