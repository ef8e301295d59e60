package io.github.confab.examples.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.examples.terminal.command.Verb;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @ValueSource(strings = {"_fa", "_zh"})
    void translations_haveTheSameKeysAndArguments(String language) throws IOException {
        Properties english = words("");
        Properties other = words(language);
        assertThat(new TreeSet<>(other.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        assertThat(english.stringPropertyNames()).allSatisfy(key -> assertThat(arguments(other.getProperty(key)))
                .as(key)
                .isEqualTo(arguments(english.getProperty(key))));
    }

    @Test
    void everyCommand_hasItsLineInTheHelp() throws IOException {
        Properties english = words("");
        assertThat(Verb.words()).allSatisfy(word -> assertThat(english.getProperty("help." + word))
                .startsWith("/" + word));
    }

    @Test
    void of_anyLanguage_isFound_whateverTheDefaultLocale() {
        assertThat(Labels.of("en").say("yes")).isEqualTo("yes");
        assertThat(Labels.of("fa").say("yes")).isEqualTo("بله");
        assertThat(Labels.of("zh").say("yes")).isEqualTo("是");
        assertThat(Labels.of("xx").say("yes")).isEqualTo("yes");
    }

    @Test
    void say_arguments_areMadeHarmless() {
        assertThat(Labels.of("en").say("joined", "a\u001b[2Jb")).isEqualTo("a\uFFFDb joined");
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Properties words(String language) throws IOException {
        try (Reader reader = new InputStreamReader(
                LabelsTest.class.getResourceAsStream(
                        "/io/github/confab/examples/terminal/words" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        }
    }
}
