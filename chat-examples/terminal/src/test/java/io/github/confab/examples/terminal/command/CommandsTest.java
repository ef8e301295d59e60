package io.github.confab.examples.terminal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    @Test
    void read_text_isSaid() {
        assertThat(Commands.read("hello /join x")).isEqualTo(new Typed.Text("hello /join x"));
        assertThat(Commands.read("//join x")).isEqualTo(new Typed.Text("/join x"));
        assertThat(Commands.read("  ")).isEqualTo(new Typed.Blank());
    }

    @Test
    void read_command_hasItsParts() {
        assertThat(Commands.read("/join my channel ")).isEqualTo(new Typed.Command(Verb.JOIN, "", "my channel"));
        assertThat(Commands.read("/JOIN x")).isEqualTo(new Typed.Command(Verb.JOIN, "", "x"));
        assertThat(Commands.read("/join ../x")).isEqualTo(new Typed.Command(Verb.JOIN, "", "../x"));
        assertThat(Commands.read("/msg @ada  hi there")).isEqualTo(new Typed.Command(Verb.MSG, "ada", "hi there"));
        assertThat(Commands.read("/topic")).isEqualTo(new Typed.Command(Verb.TOPIC, "", ""));
        assertThat(Commands.read("/quit now")).isEqualTo(new Typed.Command(Verb.QUIT, "", ""));
        assertThat(Commands.read("/send سلام")).isEqualTo(new Typed.Command(Verb.SEND, "", "سلام"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/join", "/join  ", "/send", "/msg", "/msg ada", "/invite", "/nick"})
    void read_partMissing_isIncomplete(String line) {
        assertThat(Commands.read(line)).isInstanceOf(Typed.Incomplete.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/jion x,JOIN",
        "/joim,JOIN",
        "/chanels,CHANNELS",
        "/exit,QUIT",
        "/q,QUIT",
        "/hlep,HELP",
        "/unknown,",
        "/x,",
        "/,"
    })
    void read_unknown_suggestsTheNearest(String line, Verb nearest) {
        assertThat(Commands.read(line))
                .isInstanceOfSatisfying(Typed.Unknown.class, unknown -> assertThat(unknown.nearest())
                        .isEqualTo(Optional.ofNullable(nearest)));
    }

    @Test
    void read_veryLongCommand_isUnknownAtOnce() {
        assertThat(Commands.read("/" + "x".repeat(100_000))).isInstanceOf(Typed.Unknown.class);
    }

    @Test
    void complete_commandsChannelsAndUsers() {
        List<String> channels = List.of("general", "عمومی", "games");
        List<String> users = List.of("ada", "bob", "علی");
        assertThat(Completion.of("/jo", channels, users).choices()).containsExactly("/join ");
        assertThat(Completion.of("/join g", channels, users)).isEqualTo(new Completion(6, List.of("general", "games")));
        assertThat(Completion.of("/join ع", channels, users).choices()).containsExactly("عمومی");
        assertThat(Completion.of("/msg A", channels, users)).isEqualTo(new Completion(5, List.of("ada ")));
        assertThat(Completion.of("hello @b", channels, users)).isEqualTo(new Completion(6, List.of("@bob ")));
        assertThat(Completion.of("hello b", channels, users).choices()).isEmpty();
        assertThat(Completion.of("", channels, users).choices()).isEmpty();
    }
}
