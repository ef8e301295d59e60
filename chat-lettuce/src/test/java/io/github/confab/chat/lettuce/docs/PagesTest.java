package io.github.confab.chat.lettuce.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.lettuce.LettuceChatOptions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages list is complete, and the first screen of README.md is a first screen. */
final class PagesTest {

    private static final Path MAIN = Page.ROOT.resolve("chat-lettuce/src/main");
    private static final Page README = Page.of("README.md");

    @Test
    void readme_firstScreen_showsAProgramAndHowToRunIt() {
        assertThat(README.fences().get(0).line()).as("the first code").isLessThanOrEqualTo(15);
        assertThat(String.join("\n", README.lines().subList(0, 40)))
                .contains("chat-examples/run quickstart", "./mvnw verify", "docs/delivery.md");
    }

    @Test
    void readme_options_areAllThere() {
        assertThat(Arrays.stream(LettuceChatOptions.Builder.class.getMethods())
                        .filter(method -> method.getReturnType() == LettuceChatOptions.Builder.class)
                        .map(Method::getName)
                        .map(name -> "| `" + name + "` |"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(README.text()).contains(row));
    }

    @Test
    void readme_versions_areThoseOfTheBuild() {
        String pom = String.join("\n", Page.read(Page.ROOT.resolve("pom.xml")));
        assertThat(README.text())
                .contains("<version>" + first(pom, "<version>([^<]+)</version>") + "</version>")
                .contains("<version>" + first(pom, "<embedded-redis.version>([^<]+)<") + "</version>");
    }

    @Test
    void architecture_walk_meetsEachFile() throws IOException {
        assertMentioned(Page.of("docs/architecture.md"), names(MAIN, ".java"));
    }

    @Test
    void architecture_core_meetsPortsAndValues() throws IOException {
        Path core = Page.ROOT.resolve("chat-core/src/main/java/io/github/confab/chat");
        List<String> names = names(core, ".java").stream()
                .filter(name -> !Files.exists(core.resolve("error/" + name + ".java")))
                .toList();
        assertMentioned(Page.of("docs/architecture.md"), names);
    }

    @Test
    void redisKeys_scripts_areAllThere() throws IOException {
        assertMentioned(Page.of("docs/redis-keys.md"), names(MAIN, ".lua"));
    }

    private static void assertMentioned(Page page, List<String> names) {
        assertThat(names).isNotEmpty();
        assertThat(names.stream().filter(name -> !page.text().contains("`" + name + "`")))
                .as("missing in " + page.path())
                .isEmpty();
    }

    private static List<String> names(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix) && !name.endsWith("-info.java"))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .sorted()
                    .toList();
        }
    }

    private static String first(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
