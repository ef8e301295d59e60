package io.github.confab.chat.lettuce;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Chat;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A program that is a module can use both of ours, as they are built. */
final class ModulesIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    /** What the two need to run, by name: other automatic modules of the tests would share packages. */
    private static final Pattern NEEDED = Pattern.compile(
            "(lettuce-core|netty|redis-authx|reactor-core|reactive-streams|jspecify|slf4j-api|jackson-core|password4j).*\\.jar");

    private static final int PATIENCE_SECONDS = 60;

    private static final String MODULE = "module app { requires io.github.confab.chat.lettuce; }";

    private static final String MAIN = """
            package app;

            import io.github.confab.chat.Channel;
            import io.github.confab.chat.Chat;
            import io.github.confab.chat.lettuce.LettuceChat;
            import io.github.confab.chat.lettuce.LettuceChatOptions;
            import io.github.confab.chat.lettuce.embedded.EmbeddedRedisException;
            import io.github.confab.chat.model.Draft;
            import io.github.confab.chat.model.StartAt;

            public class Main {
                public static void main(String[] arguments) {
                    Class<?> embedded = EmbeddedRedisException.class;
                    LettuceChatOptions options = LettuceChatOptions.builder().redis(arguments[0]).build();
                    Chat chat = LettuceChat.connect(options).block();
                    Channel channel = chat.system().channels().open("modules").block();
                    channel.publish(Draft.text("hello from " + embedded.getModule().getName())).block();
                    System.out.println(channel.subscribe(StartAt.oldest()).blockFirst().text());
                    chat.close().block();
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void program_asAModule_compilesAndRuns() throws Exception {
        Path main = write("src/app/Main.java", MAIN);
        Path module = write("src/module-info.java", MODULE);
        Path compiled = folder.resolve("compiled");
        compile("-p", modulePath(), "-d", compiled.toString(), main.toString(), module.toString());

        String path = compiled + File.pathSeparator + modulePath();
        assertThat(run("-p", path, "-m", "app/app.Main", redis.uri()))
                .contains("hello from io.github.confab.chat.lettuce");
    }

    @Test
    void module_exportsTheFrontDoorAndTheEmbeddedServerOnly() throws Exception {
        ModuleDescriptor module = ModuleFinder.of(home(LettuceChat.class))
                .find("io.github.confab.chat.lettuce")
                .orElseThrow()
                .descriptor();
        assertThat(module.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder("io.github.confab.chat.lettuce", "io.github.confab.chat.lettuce.embedded");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void compile(String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int result = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments);
        assertThat(result).as("javac says: " + said).isZero();
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                Stream.concat(Stream.of(java), Arrays.stream(arguments)).toList();
        Path said = folder.resolve("said");
        Process program = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("it ends by itself: no thread is left. It said: " + Files.readString(said))
                    .isTrue();
            assertThat(program.exitValue()).as(Files.readString(said)).isZero();
            return Files.readString(said);
        } finally {
            program.destroyForcibly();
        }
    }

    private static String modulePath() throws URISyntaxException {
        Stream<String> ours =
                Stream.of(home(Chat.class), home(LettuceChat.class)).map(Path::toString);
        Stream<String> needed = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        NEEDED.matcher(Path.of(entry).getFileName().toString()).matches());
        return Stream.concat(ours, needed).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
