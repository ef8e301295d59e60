package io.github.confab.examples.terminal.screen;

import static io.github.confab.examples.terminal.Scene.happened;
import static io.github.confab.examples.terminal.Scene.look;
import static io.github.confab.examples.terminal.Scene.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessageState;
import io.github.confab.chat.model.Reaction;
import io.github.confab.chat.model.ReactionSummary;
import io.github.confab.chat.model.Unread;
import io.github.confab.chat.model.UserId;
import io.github.confab.examples.terminal.Scene;
import io.github.confab.examples.terminal.state.Effect;
import io.github.confab.examples.terminal.state.Entry;
import io.github.confab.examples.terminal.state.Event;
import io.github.confab.examples.terminal.state.Key;
import io.github.confab.examples.terminal.state.Line;
import io.github.confab.examples.terminal.state.Phrase;
import io.github.confab.examples.terminal.text.BidiMode;
import io.github.confab.examples.terminal.text.Cells;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Line.Said[] MIXED = {
        said(Instant.parse("2026-11-24T23:59:00Z"), 1, "bob", "good night"),
        said(Instant.parse("2026-11-25T10:00:00Z"), 2, "ada", "Hello, everybody!"),
        said(Instant.parse("2026-11-25T10:01:00Z"), 3, "علی", "سلام، خوش آمدید"),
        said(
                Instant.parse("2026-11-25T10:01:10Z"),
                4,
                "علی",
                "این یک پیام بلند فارسی است که در یک سطر جا نمی‌شود و باید شکسته شود (با پرانتز) و ادامه دارد"),
        said(Instant.parse("2026-11-25T10:02:00Z"), 5, "小明", "你好，欢迎大家。这是一条很长的中文消息，它需要换行才能显示完整，因为窗口不够宽，我们看看效果如何"),
        said(Instant.parse("2026-11-25T10:03:00Z"), 6, "bob", "family 👨‍👩‍👧‍👦 flag 🇮🇷 heart ❤️ thumb 👍🏽 é"),
        said(Instant.parse("2026-11-25T10:04:00Z"), 7, "ada", "mixed: سلام دنیا and 你好 and code f(x)")
    };

    @ParameterizedTest
    @CsvSource({"80,24", "40,10", "120,40"})
    void draw_list_mixedLanguages(int columns, int rows) {
        Frame frame = talk("general").draw(columns, rows);
        Golden.check("list-mixed-" + columns + "x" + rows, frame, columns, rows);
    }

    @ParameterizedTest
    @CsvSource({"fa,عمومی", "zh,大厅"})
    void draw_list_inOtherLanguages(String language, String channel) {
        Scene scene = talk(channel).looking(look(language, Look.Layout.LIST, BidiMode.ISOLATES));
        scene.enter("/help");
        Golden.check("list-" + language + "-80x24", scene.draw(80, 24), 80, 24);
        Golden.check("list-" + language + "-40x10", scene.draw(40, 10), 40, 10);
    }

    @Test
    void draw_list_visualOrder() {
        Scene scene = talk("عمومی").looking(look("fa", Look.Layout.LIST, BidiMode.VISUAL));
        Golden.check("list-visual-80x24", scene.draw(80, 24), 80, 24);
    }

    @Test
    void draw_drawing_asItWasDrawn() {
        Scene scene = Scene.in(
                        "عمومی",
                        said(Instant.parse("2026-11-25T10:00:00Z"), 1, "کاربر1", "سلام"),
                        said(Instant.parse("2026-11-25T10:01:00Z"), 2, "کاربر2", "سلام"),
                        said(Instant.parse("2026-11-25T10:02:00Z"), 3, "کاربر3", "سلام"))
                .looking(look("fa", Look.Layout.DRAWING, BidiMode.OFF));
        scene.on(new Event.Roster(
                List.of(entry("general", "عمومی", 0), entry("dev", "توسعه", 0), entry("design", "طراحی", 0)),
                List.of()));
        Golden.check("drawing-fa-43x28", scene.draw(43, 28), 43, 28);
        scene.looking(look("en", Look.Layout.DRAWING, BidiMode.ISOLATES));
        Golden.check("drawing-en-80x30", scene.draw(80, 30), 80, 30);
        Golden.check("drawing-en-80x24", scene.draw(80, 24), 80, 24);
        Golden.check("drawing-en-40x10", scene.draw(40, 10), 40, 10);
    }

    @Test
    void draw_login_bothForms() {
        Scene scene = new Scene();
        Golden.check(
                "login-80x24",
                scene.type("ada").press(Key.Kind.ENTER).type("sesame open").draw(80, 24),
                80,
                24);
        scene.press(Key.Kind.SWITCH_FORM).looking(look("fa", Look.Layout.LIST, BidiMode.ISOLATES));
        Golden.check("register-fa-40x10", scene.draw(40, 10), 40, 10);
    }

    @Test
    void draw_unreadTypingJoinsAndMarker() {
        Scene scene = Scene.ada();
        scene.on(new Event.Roster(
                List.of(entry("general", "general", 2), entry("dev", "dev", 17)), List.of(other("music"))));
        scene.on(new Event.CaughtUp(Scene.GENERAL));
        scene.on(new Event.HistoryLoaded(
                Scene.GENERAL, List.of(said(1, "bob", "one"), said(2, "bob", "two"), said(3, "bob", "three")), false));
        scene.arrives(happened(4, "joined", "carol"));
        scene.arrives(happened(5, "left", "bob"));
        scene.on(new Event.Typing(Scene.GENERAL, List.of("carol", "dave")));
        scene.on(new Event.Present(Scene.GENERAL, Set.of("ada"), 3));
        scene.on(new Event.LinkDown(Instant.parse("2026-11-25T10:04:59Z")));
        scene.type("what I am typing");
        Golden.check("unread-80x12", scene.draw(80, 12), 80, 12);
    }

    @Test
    void draw_whatBecameOfMessages() {
        MessageId change = new MessageId(1, 9);
        Reaction heart = Reaction.of("❤️");
        Line.Said edited = said(
                NOON,
                2,
                "bob",
                "better",
                MessageState.ORIGINAL.edited(new MessageState.Edit(change, UserId.of("bob"), 1)));
        Line.Said deleted = said(
                NOON,
                3,
                "bob",
                "",
                MessageState.ORIGINAL.deleted(new MessageState.Deletion(change, UserId.of("bob"), false)));
        Line.Said liked = said(
                NOON,
                4,
                "ada",
                "liked",
                MessageState.ORIGINAL.reactions(new ReactionSummary(
                        change,
                        List.of(
                                new ReactionSummary.Count(heart, 2),
                                new ReactionSummary.Count(Reaction.of("+1"), 1)))));
        Line.Said answer = new Line.Said(
                said(NOON, 5, "carol", "").message(), "carol", false, true, Optional.of(new Line.Quote("ada", "سلام")));
        Line.Said reply = new Line.Said(
                said(NOON, 6, "carol", "I think so, too. This is a reply that takes more than one row of the log")
                        .message(),
                "carol",
                false,
                false,
                Optional.of(new Line.Quote("bob", "a long question ".repeat(9))));
        Scene scene = Scene.inGeneral(said(NOON, 1, "bob", "as it was"), edited, deleted, liked, answer, reply);
        scene.press(Key.Kind.SELECT_UP);
        Golden.check("changes-80x14", scene.draw(80, 14), 80, 14);
        assertThat(scene.enter("/reply yes").wanted).contains(new Effect.Publish(Scene.GENERAL, 1, "yes", reply.id()));
    }

    @Test
    void draw_anySize_fillsItAndNeverFails() {
        for (Look.Layout layout : Look.Layout.values()) {
            for (BidiMode bidi : BidiMode.values()) {
                Scene scene = talk("عمومی").looking(look("fa", layout, bidi));
                Scene login = new Scene().looking(look("fa", layout, bidi));
                for (int columns : new int[] {1, 2, 5, 19, 20, 36, 40, 80, 300}) {
                    for (int rows : new int[] {1, 2, 4, 5, 10, 14, 15, 25, 26, 27, 80}) {
                        filled(scene.draw(columns, rows), columns, rows);
                        filled(login.draw(columns, rows), columns, rows);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u001b[2J", "\u001b]0;title\u0007", "\u009b1;1H", "\u202e", "\n\n\n", "\t", "\u0000", "\ud800"})
    void draw_harmfulTextAnywhere_reachesNoCell(String harmful) {
        String bad = "a" + harmful + "b";
        Scene scene = Scene.in(bad, said(1, bad, bad));
        scene.arrives(happened(2, "joined", bad));
        scene.on(new Event.Typing(Scene.GENERAL, List.of(bad)));
        scene.on(new Event.Told(List.of(Phrase.of("error.argument", bad)), true));
        scene.on(new Event.Pressed(new Key(Key.Kind.PASTE, bad)));
        for (Look.Layout layout : Look.Layout.values()) {
            scene.looking(look("en", layout, BidiMode.ISOLATES));
            Frame frame = scene.draw(80, 30);
            filled(frame, 80, 30);
            assertThat(frame.rows())
                    .allSatisfy(row -> assertThat(row.toString().codePoints().filter(ScreenTest::steers))
                            .as(row.toString())
                            .isEmpty());
        }
    }

    @Test
    void draw_messageOfManyLines_isCut() {
        Scene scene = Scene.inGeneral(said(1, "bob", "line\n".repeat(500)));
        assertThat(scene.rows(80, 40)).anySatisfy(row -> assertThat(row).contains("... and 480 more lines"));
    }

    @Test
    void colours_areThoseOfTheDrawing_andTheirNearestOf256() {
        Frame frame = talk("general").draw(80, 24);
        assertThat(frame.rows().get(0).toAnsi(0x1000000, null)).contains("48;2;51;51;51");
        assertThat(frame.rows().get(5).toAnsi(0x1000000, null)).contains("48;2;102;102;102", "48;2;204;204;204");
        assertThat(frame.rows().get(22).toAnsi(0x1000000, null)).contains("48;2;153;153;153");
        assertThat(frame.rows().get(23).toAnsi(0x1000000, null)).contains("48;2;102;102;102");
        frame = talk("general").looking(greys(Palette.GREYS_OF_256)).draw(80, 24);
        assertThat(frame.rows().get(0).toAnsi(256, null)).contains("48;5;236");
        assertThat(frame.rows().get(5).toAnsi(256, null)).contains("48;5;241", "48;5;252");
    }

    @Test
    void colours_plainPalette_hasNone() {
        assertThat(talk("general").looking(greys(Palette.PLAIN)).draw(80, 24).rows())
                .allSatisfy(row -> assertThat(row.toAnsi(0x1000000, null)).doesNotContain("8;2;", "8;5;"));
    }

    private static Look greys(Palette palette) {
        Look look = look("en", Look.Layout.LIST, BidiMode.ISOLATES);
        return new Look(look.layout(), palette, look.labels(), look.cells(), look.bidi(), look.zone());
    }

    private static Scene talk(String channel) {
        Scene scene = Scene.in(channel, MIXED);
        scene.on(new Event.Roster(
                List.of(entry("general", channel, 0), entry("dev", "توسعه", 3), entry("design", "设计", 1000)),
                List.of(other("music 🎵"))));
        return scene;
    }

    private static Entry entry(String id, String name, long unread) {
        return new Entry(ChannelId.of(id), name, false, true, new Unread(unread, 0));
    }

    private static Entry other(String name) {
        return new Entry(ChannelId.of("other"), name, false, false, Unread.NOTHING);
    }

    private static void filled(Frame frame, int columns, int rows) {
        assertThat(frame.rows()).hasSize(rows).allSatisfy(row -> assertThat(Cells.CLUSTERS.width(row.toString()))
                .isEqualTo(columns));
        assertThat(frame.cursorRow()).isBetween(0, rows - 1);
        assertThat(frame.cursorColumn()).isBetween(0, columns - 1);
    }

    private static boolean steers(int c) {
        return Character.isISOControl(c) || (c >= 0x202A && c <= 0x202E) || (c >= 0xD800 && c <= 0xDFFF);
    }
}
