package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.empty;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessageTooLargeException;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a backend makes of strange input: rows B1 to B11 and B25 to B37 of the bad-input matrix, as far as ports show
 * them. Rows B31 and B33 to B36 stand in the contracts of their verbs; B12 to B17 in {@link UsersContract}.
 */
public interface BadInputContract extends ChatBackend {

    @ParameterizedTest(name = "B1 B2 B7 B8 B10 B11 channel name [{0}]")
    @NullSource
    @MethodSource("io.github.confab.chat.contract.HostileTexts#channelNames")
    default void channelName_thatBreaksARule_throwsAtEveryCall(String bad) {
        ChatClient ada = client(chat());
        List<ThrowingCallable> calls = List.of(
                () -> ada.channels().open(bad),
                () -> ada.channels().find(bad),
                () -> ada.channels().create(ChannelSpec.named(bad)),
                () -> ada.channels().update(ChannelId.of("c"), ChannelUpdate.rename(bad)));
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call)
                    .as("at the call, naming field and rule")
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageStartingWith("channel name ");
        }
    }

    @ParameterizedTest(name = "B3 B4 B5 B6 B10 channel name [{0}]")
    @ValueSource(
            strings = {
                "a:b",
                "a*",
                "[x]",
                "?",
                "a\\b",
                "{}",
                "{a}",
                "a}b{c",
                "{a}b}",
                "x}:meta",
                "x:members",
                "../../etc",
                "a/b?c#d%00",
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
                "\u65E5\u672C\u8A9E"
            })
    default void channelName_thatLooksLikeAKeyOrPattern_isPlainText(String strange) {
        ChatClient ada = client(chat());
        String name = strange + name(" ");
        Channel plain = get(ada.channels().open(name(" ") + " x"));
        Channel channel = get(ada.channels().open(name));
        assertThat(get(channel.info()).name().value()).as("as it was typed").isEqualTo(name);
        assertThat(get(client(elsewhere()).channels().find(name)).id())
                .as("found by that name, and a channel of its own")
                .isEqualTo(channel.id())
                .isNotEqualTo(plain.id());
        get(channel.publish(Draft.text("m0")));
        assertThat(textOf(channel)).isEqualTo("m0");
        empty(plain.history(HistoryQuery.latest()), "no other channel is touched");
        Given.done(ada.channels().delete(channel.id()));
        assertThat(get(plain.info()).id())
                .as("deleting it deletes nothing else")
                .isEqualTo(plain.id());
    }

    @Test
    @DisplayName("B9 composed and decomposed letters name one channel")
    default void channelName_composedOrDecomposed_isTheSame() {
        String suffix = name(" ");
        Channel composed = get(client(chat()).channels().open("caf\u00E9" + suffix));
        Channel decomposed = get(client(elsewhere()).channels().open("cafe\u0301" + suffix));
        assertThat(decomposed.id()).isEqualTo(composed.id());
    }

    @ParameterizedTest(name = "B25 B28 text [{0}]")
    @NullSource
    @ValueSource(strings = {"", "   ", "\n\t", "\u3000", "a\uD800b", "\uDC00\uD800", "\uD83D"})
    default void text_blankOrIllFormed_isNoDraft(String text) {
        assertThatThrownBy(() -> Draft.text(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("message text ");
    }

    @ParameterizedTest(name = "B26 text {0}")
    @MethodSource("io.github.confab.chat.contract.HostileTexts#tooLong")
    default void text_tooLong_throwsAtTheCall(String text) {
        Channel channel = channel(chat());
        Draft draft = Draft.text(text);
        for (ThrowingCallable call :
                List.<ThrowingCallable>of(() -> channel.publish(draft), () -> channel.produce(draft))) {
            assertThatThrownBy(call)
                    .as("before anything is sent")
                    .isInstanceOfSatisfying(MessageTooLargeException.class, e -> {
                        assertThat(e.field()).isEqualTo("message text");
                        assertThat(e.actual()).as("it says how much too much").isGreaterThan(e.limit());
                    });
        }
        empty(channel.history(HistoryQuery.latest()), "nothing was stored");
    }

    @ParameterizedTest(name = "B26 B27 B29 B30 text {0}")
    @MethodSource("io.github.confab.chat.contract.HostileTexts#allowed")
    default void text_strangeButAllowed_comesBackUnchanged(String text) {
        Channel channel = channel(chat());
        Probe<StreamMessage> reader =
                Probe.on(client(elsewhere()).channel(channel.id()).subscribe(StartAt.oldest()));
        Draft draft = Draft.text(text).withAttribute("copy", text.length() < 200 ? text : "");
        get(channel.publish(draft));
        StreamMessage pushed = reader.next("it is delivered");
        assertThat(pushed.text()).as("live").isEqualTo(text);
        assertThat(pushed.attributes()).isEqualTo(draft.attributes());
        assertThat(textOf(channel)).as("stored").isEqualTo(text);
    }

    @ParameterizedTest(name = "B32 idempotency key [{0}]")
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "a:b",
                "a{b",
                "a/b",
                "a;b",
                "\u00E9",
                "a\nb",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    default void idempotencyKey_thatBreaksTheRule_isNone(String key) {
        assertThatThrownBy(() -> IdempotencyKey.of(key))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("idempotency key ");
    }

    @ParameterizedTest(name = "B35 cursor [{0}]")
    @NullSource
    @ValueSource(
            strings = {"", "abc", "-1-0", "5", "99999999999999-0", "1.c.e.1-1", "1.c.e.1-1.0.xyz", "2.c.e.1-1.0.-"})
    default void cursor_ofAnotherForm_isNone(String text) {
        assertThatThrownBy(() -> Cursor.parse(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("cursor ");
    }

    @ParameterizedTest(name = "B37 limit {0}")
    @ValueSource(ints = {0, -1, 1001, 1_000_000_000})
    default void historyLimit_outOfRange_isNoQuery(int limit) {
        assertThatThrownBy(() -> HistoryQuery.latest().limit(limit))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("history limit ");
    }

    @Test
    @DisplayName("B37 a range that ends before it begins is no query")
    default void historyRange_empty_isNoQuery() {
        MessageId id = new MessageId(5, 5);
        assertThatThrownBy(() -> HistoryQuery.between(id, id))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("history range ");
        assertThatThrownBy(() -> HistoryQuery.between(id, new MessageId(4, 9)))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    @DisplayName("after bad input the connection and later calls are fine")
    default void badInput_leavesTheChatInOrder() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> channel.publish(Draft.text("a".repeat(20_000))))
                    .isInstanceOf(MessageTooLargeException.class);
        }
        get(channel.publish(Draft.text("still here")));
        assertThat(textOf(channel)).isEqualTo("still here");
    }

    private static String textOf(Channel channel) {
        return get(channel.history(HistoryQuery.latest().limit(1)).next()).text();
    }
}
