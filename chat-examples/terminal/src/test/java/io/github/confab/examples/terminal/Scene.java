package io.github.confab.examples.terminal;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.Extras;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessageState;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.Unread;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import io.github.confab.examples.terminal.screen.Frame;
import io.github.confab.examples.terminal.screen.Labels;
import io.github.confab.examples.terminal.screen.Look;
import io.github.confab.examples.terminal.screen.Palette;
import io.github.confab.examples.terminal.screen.Screen;
import io.github.confab.examples.terminal.state.AppState;
import io.github.confab.examples.terminal.state.Effect;
import io.github.confab.examples.terminal.state.Entry;
import io.github.confab.examples.terminal.state.Event;
import io.github.confab.examples.terminal.state.Key;
import io.github.confab.examples.terminal.state.Line;
import io.github.confab.examples.terminal.state.Phrase;
import io.github.confab.examples.terminal.state.Reducer;
import io.github.confab.examples.terminal.text.BidiMode;
import io.github.confab.examples.terminal.text.Cells;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A chat without a network: what happens is told by the test, what is wanted is remembered. */
public final class Scene {

    public static final Instant NOW = Instant.parse("2026-11-25T10:05:00Z");
    public static final ChannelId GENERAL = ChannelId.of("general");

    public final AppState state = new AppState("1.0", "", NOW);
    public final List<Effect> wanted = new ArrayList<>();
    private final Reducer reducer = new Reducer(state);
    private Look look = look("en", Look.Layout.LIST, BidiMode.ISOLATES);

    private record Author(UserId id, String username) implements User {}

    private record Message(MessageId id, User author, String text, MessageState state) implements StreamMessage {
        @Override
        public ChannelId channelId() {
            return GENERAL;
        }

        @Override
        public MessageContent content() {
            return new MessageContent(text, Map.of(), List.of(), Extras.NONE);
        }

        @Override
        public Optional<MessageId> replyTo() {
            return Optional.empty();
        }

        @Override
        public Optional<MessageId> thread() {
            return Optional.empty();
        }

        @Override
        public String tag() {
            return "t" + id;
        }

        @Override
        public Cursor cursor() {
            return Cursor.of(GENERAL, "e", id, id.seq(), "-");
        }
    }

    /** Ada is logged in. */
    public static Scene ada() {
        Scene scene = new Scene();
        scene.on(new Event.LoggedIn(UserId.of("ada"), "ada"));
        return scene;
    }

    /** Ada is in a channel, with its history. */
    public static Scene inGeneral(Line.Said... history) {
        return in("general", history);
    }

    public static Scene in(String name, Line.Said... history) {
        Scene scene = ada();
        scene.on(new Event.Opened(new Entry(GENERAL, name, false, true, Unread.NOTHING), Optional.empty()));
        scene.on(new Event.CaughtUp(GENERAL));
        scene.on(new Event.HistoryLoaded(GENERAL, List.of(history), false));
        scene.on(new Event.Present(GENERAL, Set.of("ada", "bob"), 2));
        scene.wanted.clear();
        return scene;
    }

    public static Look look(String language, Look.Layout layout, BidiMode bidi) {
        return new Look(layout, Palette.GREYS, Labels.of(language), Cells.CLUSTERS, bidi, ZoneOffset.UTC);
    }

    public Scene looking(Look other) {
        look = other;
        return this;
    }

    public Scene on(Event event) {
        wanted.addAll(reducer.on(event));
        return this;
    }

    public Scene press(Key.Kind kind) {
        return on(new Event.Pressed(Key.of(kind)));
    }

    public Scene type(String text) {
        Cells.graphemes(text).forEach(grapheme -> on(new Event.Pressed(Key.text(grapheme))));
        return this;
    }

    public Scene enter(String text) {
        return type(text).press(Key.Kind.ENTER);
    }

    public Scene arrives(Line line) {
        return on(new Event.Arrived(GENERAL, line));
    }

    /** Draws, and lets the state know what is shown, as the loop does. */
    public Frame draw(int columns, int rows) {
        Frame frame = new Screen(look).draw(state, columns, rows);
        on(new Event.Shown(frame.log()));
        return frame;
    }

    public List<String> rows(int columns, int rows) {
        return draw(columns, rows).rows().stream().map(Object::toString).toList();
    }

    /** One minute after the other from 10:00, newer with each seq. */
    public static Line.Said said(long seq, String author, String text) {
        return said(Instant.parse("2026-11-25T10:00:00Z").plusSeconds(seq), seq, author, text);
    }

    public static Line.Said said(Instant at, long seq, String author, String text) {
        return said(at, seq, author, text, MessageState.ORIGINAL);
    }

    public static Line.Said said(Instant at, long seq, String author, String text, MessageState state) {
        MessageId id = new MessageId(at.toEpochMilli(), seq);
        return new Line.Said(
                new Message(id, new Author(UserId.of("id-" + seq), author), text, state),
                author,
                author.equals("ada"),
                false,
                Optional.empty());
    }

    public static Line.Happened happened(long seq, String key, String... arguments) {
        Instant at = Instant.parse("2026-11-25T10:00:00Z").plusSeconds(seq);
        return new Line.Happened(Optional.of(new MessageId(at.toEpochMilli(), seq)), at, Phrase.of(key, arguments));
    }
}
