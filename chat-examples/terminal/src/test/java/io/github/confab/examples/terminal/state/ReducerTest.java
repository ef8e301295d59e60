package io.github.confab.examples.terminal.state;

import static io.github.confab.examples.terminal.Scene.GENERAL;
import static io.github.confab.examples.terminal.Scene.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Unread;
import io.github.confab.examples.terminal.Scene;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReducerTest {

    @Test
    void login_nameAndPassword_areAskedFor_andForgotten() {
        Scene scene =
                new Scene().type("ada").press(Key.Kind.ENTER).type("secret").press(Key.Kind.ENTER);
        assertThat(scene.wanted).singleElement().isInstanceOfSatisfying(Effect.LogIn.class, logIn -> {
            assertThat(logIn.name()).isEqualTo("ada");
            assertThat(logIn.password()).containsExactly("secret".toCharArray());
            assertThat(logIn.register()).isFalse();
        });
        scene.on(new Event.LoginFailed(Phrase.of("error.credentials")));
        assertThat(scene.state.login().shown(LoginForm.Field.PASSWORD)).isEmpty();
        assertThat(scene.state.login().shown(LoginForm.Field.NAME)).isEqualTo("ada");
    }

    @Test
    void register_passwordsDiffer_isToldAtOnce() {
        Scene scene = new Scene().press(Key.Kind.SWITCH_FORM).type("ada").press(Key.Kind.ENTER);
        scene.type("one").press(Key.Kind.ENTER).type("two").press(Key.Kind.ENTER);
        assertThat(scene.wanted).isEmpty();
        assertThat(scene.state.login().problem()).contains(Phrase.of("login.differ"));
    }

    @Test
    void join_alone_showsHowItIsUsed() {
        Scene scene = Scene.inGeneral().enter("/join");
        assertThat(scene.wanted).isEmpty();
        assertThat(scene.rows(80, 24)).anySatisfy(row -> assertThat(row).contains("/join <channel>"));
    }

    @Test
    void join_strangeNames_areOnlyNames() {
        Scene scene = Scene.inGeneral().enter("/join ../x").enter("/join #a b");
        assertThat(scene.wanted).containsExactly(new Effect.Join("../x"), new Effect.Join("a b"));
    }

    @Test
    void unknownCommand_suggestsTheNearest() {
        assertThat(Scene.inGeneral().enter("/jion x").rows(80, 24))
                .anySatisfy(row -> assertThat(row).contains("Did you mean /join?"));
        assertThat(Scene.inGeneral().enter("/unknown").rows(80, 24))
                .anySatisfy(row -> assertThat(row).contains("There is no command /unknown"));
    }

    @Test
    void send_fiveKibibytes_isHandedOn_andARefusalIsShownWithTheText() {
        String text = "x".repeat(5 * 1024);
        Scene scene = Scene.inGeneral();
        scene.on(new Event.Pressed(new Key(Key.Kind.PASTE, "/send " + text))).press(Key.Kind.ENTER);
        assertThat(scene.wanted).contains(new Effect.Publish(GENERAL, 1, text, Optional.empty()));
        scene.on(new Event.NotSent(GENERAL, 1, Phrase.of("error.tooLarge", "5120"), true));
        assertThat(scene.state.view().pendings()).isEmpty();
        assertThat(scene.rows(80, 24)).anySatisfy(row -> assertThat(row).contains("Too long"));
        scene.press(Key.Kind.UP);
        assertThat(scene.state.input().text())
                .as("what was typed can be recalled")
                .endsWith(text);
    }

    @Test
    void paste_escapesAndNewlines_runNothing() {
        Scene scene = Scene.inGeneral().on(new Event.Pressed(new Key(Key.Kind.PASTE, "a\u001b[2J\r\n/quit\r\n")));
        assertThat(scene.wanted).doesNotContain(new Effect.Quit());
        assertThat(scene.state.input().text()).isEqualTo("a\uFFFD\n/quit\n");
    }

    @Test
    void endOfInput_quits() {
        assertThat(Scene.inGeneral().press(Key.Kind.END_OF_INPUT).wanted).containsExactly(new Effect.Quit());
        assertThat(Scene.inGeneral().press(Key.Kind.INTERRUPT).wanted).containsExactly(new Effect.Quit());
        assertThat(new Scene().press(Key.Kind.END_OF_INPUT).wanted).containsExactly(new Effect.Quit());
    }

    @Test
    void text_withoutChannel_staysTyped() {
        Scene scene = Scene.ada().enter("hello");
        assertThat(scene.wanted).isEmpty();
        assertThat(scene.state.input().text()).isEqualTo("hello");
    }

    @Test
    void said_untilTheFeedBringsIt_isPending() {
        Scene scene = Scene.inGeneral().enter("hello");
        assertThat(scene.wanted).contains(new Effect.Publish(GENERAL, 1, "hello", Optional.empty()));
        assertThat(scene.rows(80, 24)).anySatisfy(row -> assertThat(row).contains("ada: hello"));
        Line.Said stored = said(5, "ada", "hello");
        scene.on(new Event.Sent(GENERAL, 1, stored.message().id()));
        assertThat(scene.state.view().pendings())
                .as("stored, but not in the log yet")
                .hasSize(1);
        scene.arrives(stored);
        assertThat(scene.state.view().pendings()).isEmpty();
    }

    @Test
    void quit_withUnsentMessages_warnsOnce() {
        Scene scene = Scene.inGeneral().enter("hello").enter("/quit");
        assertThat(scene.wanted).doesNotContain(new Effect.Quit());
        assertThat(scene.enter("/quit").wanted).contains(new Effect.Quit());
    }

    @Test
    void pageUp_scrollsAndLoadsOlder_andNewLinesAreCounted() {
        Scene scene = long100();
        List<String> newest = scene.rows(80, 13);
        assertThat(newest.get(10)).contains("text 100");
        scene.press(Key.Kind.PAGE_UP);
        assertThat(scene.rows(80, 13).get(10)).as("one row stays").contains("text 91");
        scene.arrives(said(101, "bob", "text 101"));
        List<String> reading = scene.rows(80, 13);
        assertThat(reading.get(9)).as("what is read stays").contains("text 91");
        assertThat(reading.get(10)).contains("1 new");
        for (int i = 0; i < 20; i++) {
            scene.press(Key.Kind.PAGE_UP).draw(80, 13);
        }
        assertThat(scene.wanted)
                .contains(new Effect.LoadOlder(
                        GENERAL, said(1, "bob", "").message().id()));
        assertThat(scene.rows(80, 13).get(1)).contains("text 1");
        scene.on(new Event.OlderLoaded(GENERAL, List.of(), false));
        scene.press(Key.Kind.ESCAPE);
        assertThat(scene.rows(80, 13).get(10)).contains("text 101");
    }

    @Test
    void pageDown_comesBackToTheNewest() {
        Scene scene = long100();
        List<String> newest = scene.rows(80, 13);
        for (int i = 0; i < 5; i++) {
            scene.press(Key.Kind.PAGE_UP).draw(80, 13);
        }
        assertThat(scene.state.view().anchor()).isPresent();
        for (int i = 0; i < 7; i++) {
            scene.press(Key.Kind.PAGE_DOWN).draw(80, 13);
        }
        assertThat(scene.state.view().anchor()).isEmpty();
        assertThat(scene.rows(80, 13)).isEqualTo(newest);
    }

    @Test
    void messagesElsewhere_areCounted_andTheBarStandsAboveThem() {
        Scene scene = Scene.inGeneral(said(1, "bob", "old"));
        ChannelId dev = ChannelId.of("dev");
        scene.on(new Event.Opened(new Entry(dev, "dev", false, true, Unread.NOTHING), Optional.empty()));
        scene.arrives(said(2, "bob", "first new"));
        scene.arrives(said(3, "bob", "second new"));
        assertThat(scene.state.channels()).anySatisfy(entry -> {
            assertThat(entry.id()).isEqualTo(GENERAL);
            assertThat(entry.unread().count()).isEqualTo(2);
        });
        scene.press(Key.Kind.PREVIOUS_CHANNEL);
        assertThat(scene.state.view().firstUnread())
                .contains(said(2, "bob", "").message().id());
    }

    @Test
    void read_isMarked_whenTheNewestIsShown() {
        Scene scene = Scene.inGeneral(said(1, "bob", "x"));
        scene.on(new Event.Ticked(Scene.NOW));
        MessageId newest = said(1, "bob", "x").message().id();
        assertThat(scene.wanted).containsExactly(new Effect.MarkRead(GENERAL, newest));
        scene.wanted.clear();
        scene.on(new Event.Ticked(Scene.NOW));
        assertThat(scene.wanted).as("once").isEmpty();
    }

    @Test
    void link_downAndUp_isShown_andCatchesUp() {
        Scene scene = Scene.inGeneral(said(1, "bob", "x"));
        scene.on(new Event.LinkDown(Scene.NOW));
        assertThat(scene.state.link()).isEqualTo(new Link.Down(Scene.NOW));
        scene.on(new Event.LinkUp(
                Optional.of(GENERAL), Optional.of(said(2, "bob", "").message().id())));
        assertThat(scene.state.link()).isEqualTo(new Link.CatchingUp());
        scene.arrives(said(2, "bob", "y"));
        assertThat(scene.state.link()).isEqualTo(new Link.Live());
    }

    @Test
    void session_ended_goesBackToTheForm_once() {
        Scene scene = Scene.inGeneral(said(1, "bob", "x"));
        scene.on(new Event.LoggedOut(Optional.of(Phrase.of("login.ended"))));
        assertThat(scene.state.me()).isEmpty();
        assertThat(scene.state.login().problem()).contains(Phrase.of("login.ended"));
        scene.type("secret").on(new Event.LoggedOut(Optional.of(Phrase.of("login.ended"))));
        assertThat(scene.state.login().shown(LoginForm.Field.PASSWORD)).isEqualTo("******");
    }

    @Test
    void tab_completesAndGoesThroughTheChoices() {
        Scene scene = Scene.inGeneral(said(1, "bob", "x"), said(2, "bill", "y"));
        scene.type("/ms").press(Key.Kind.TAB).type("b").press(Key.Kind.TAB);
        String first = scene.state.input().text();
        scene.press(Key.Kind.TAB);
        assertThat(List.of(first, scene.state.input().text())).containsExactlyInAnyOrder("/msg bob ", "/msg bill ");
    }

    private static Scene long100() {
        return Scene.inGeneral(IntStream.rangeClosed(1, 100)
                        .mapToObj(i -> said(i, "bob", "text " + i))
                        .toArray(Line.Said[]::new))
                .on(new Event.OlderLoaded(GENERAL, List.of(), true));
    }
}
