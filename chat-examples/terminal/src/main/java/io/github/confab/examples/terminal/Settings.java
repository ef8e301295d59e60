package io.github.confab.examples.terminal;

import io.github.confab.examples.terminal.screen.Labels;
import io.github.confab.examples.terminal.screen.Look;
import io.github.confab.examples.terminal.screen.Palette;
import io.github.confab.examples.terminal.text.BidiMode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jline.utils.AttributedCharSequence;
import picocli.CommandLine;

/** What is set on the command line and in the environment. */
@CommandLine.Command(
        name = "terminal",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "A full-screen chat. With REDIS_HOST or REDIS_URL on that Redis, else on one of your own.")
final class Settings {

    private static final int FEWEST_COLOURS = 256;

    @CommandLine.Option(names = "--layout", description = "list or drawing (default: list)", defaultValue = "list")
    Look.Layout layout = Look.Layout.LIST;

    @CommandLine.Option(names = "--lang", description = "en, fa or zh (default: what LANG says)")
    Optional<String> language = Optional.empty();

    @CommandLine.Option(
            names = "--bidi",
            description = "who orders right-to-left text: isolates (the terminal), visual (this program), off"
                    + " (default: isolates)",
            defaultValue = "isolates")
    BidiMode bidi = BidiMode.ISOLATES;

    @CommandLine.Option(names = "--user", description = "who logs in", defaultValue = "")
    String user = "";

    @CommandLine.Option(names = "--data", description = "folder of your own Redis (default: ~/.local/share/confab)")
    Optional<Path> data = Optional.empty();

    private final Map<String, String> environment;

    Settings(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Whether the environment names a Redis. */
    boolean redisIsGiven() {
        return variable("REDIS_HOST").isPresent() || variable("REDIS_URL").isPresent();
    }

    /** Where the programs of a user keep what is theirs; the console client has its own there, too. */
    Path folder() {
        return data.or(() -> variable("XDG_DATA_HOME").map(home -> Path.of(home, "confab")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "share", "confab"))
                .toAbsolutePath();
    }

    /** The data of the Redis that all programs of the user share. */
    Path redisFolder() {
        return folder().resolve("redis");
    }

    Path logFile() {
        return folder().resolve("terminal.log");
    }

    String language() {
        return language.or(() -> Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                        .flatMap(name -> variable(name).stream())
                        .findFirst()
                        .map(locale -> locale.split("[_.@-]", 2)[0]))
                .filter(Labels.LANGUAGES::contains)
                .orElse("en");
    }

    /** How many colours to use of those the terminal says it has. */
    int colours(int known) {
        boolean all = variable("COLORTERM")
                .filter(value -> value.equals("truecolor") || value.equals("24bit"))
                .isPresent();
        return all ? AttributedCharSequence.TRUE_COLORS : known;
    }

    Palette palette(int known) {
        if (variable("NO_COLOR").isPresent() || colours(known) < FEWEST_COLOURS) {
            return Palette.PLAIN;
        }
        return colours(known) == AttributedCharSequence.TRUE_COLORS ? Palette.GREYS : Palette.GREYS_OF_256;
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
