package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.name;
import static io.github.confab.chat.contract.Given.published;
import static io.github.confab.chat.contract.Given.unread;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.InboxNotice;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.Unread;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

/** Whom the text of a message mentions. */
public interface MentionTextContract extends ChatBackend {

    private static User user(Chat chat, String name) {
        return get(chat.users().create(name));
    }

    private static List<UserId> mentioned(Channel channel, String text) {
        published(channel, text);
        return newest(channel).mentions();
    }

    private static StreamMessage newest(Channel channel) {
        return get(channel.history(HistoryQuery.latest().limit(1)).next());
    }

    /** Letters that nobody else's name begins with. */
    private static String chinese() {
        StringBuilder name = new StringBuilder();
        name("").chars().forEach(c -> name.appendCodePoint(0x4E00 + 97 * (c % 64) + name.length()));
        return name.toString();
    }

    @Test
    default void publish_nameInTheText_isStoredCountedAndTold() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, adas);
        Receipt first = published(adas, "hey @" + bob.user().username() + "!");
        get(adas.produce(Draft.text("@" + bob.user().username() + ": hey again")));
        published(adas, "in between");
        assertThat(unread(bobs)).isEqualTo(new Unread(3, 2));
        List<StreamMessage> stored = get(bobs.history(HistoryQuery.oldest()).collectList());
        assertThat(stored)
                .extracting(StreamMessage::mentions)
                .containsExactly(List.of(bob.user().id()), List.of(bob.user().id()), List.of());
        assertThat(stored.get(0).text()).isEqualTo("hey @" + bob.user().username() + "!");
        List<InboxNotice> told = get(bob.inbox().history(HistoryQuery.oldest()).collectList());
        assertThat(told).hasSize(2);
        assertThat(((InboxNotice.Mention) told.get(0)).message()).isEqualTo(first.id());
    }

    @Test
    default void publish_byTheApplication_mentionsToo() {
        Channel adas = channel(chat());
        ChatClient bob = client(chat());
        Channel bobs = joined(bob, adas);
        get(chat().system()
                .channel(adas.id())
                .publish(Draft.text("welcome, @" + bob.user().username())));
        assertThat(unread(bobs)).isEqualTo(new Unread(1, 1));
    }

    @Test
    default void publish_anySpellingOfAName_isTheUser() {
        Channel adas = channel(chat());
        String name = name("Jos\u00E9.");
        UserId jose = user(elsewhere(), name).id();
        assertThat(mentioned(adas, "@" + name)).containsExactly(jose);
        assertThat(mentioned(adas, "@" + name.toUpperCase(Locale.ROOT) + "...")).containsExactly(jose);
        assertThat(mentioned(adas, "(@" + name.replace("\u00E9", "e\u0301") + ")"))
                .containsExactly(jose);
        assertThat(mentioned(adas, "\uFF20" + name.replace("J", "\uFF2A")))
                .as("wide letters")
                .containsExactly(jose);
    }

    @Test
    default void publish_severalAndTheDraftsOwn_eachOnceInOrder() {
        Channel adas = channel(chat());
        User bob = user(chat(), name("bob"));
        User cleo = user(chat(), name("cleo"));
        UserId dora = UserId.of("dora");
        String text = "@" + cleo.username() + " @" + bob.username() + " @" + cleo.username();
        get(adas.publish(Draft.text(text).mentioning(dora, bob.id())));
        assertThat(newest(adas).mentions()).containsExactly(dora, bob.id(), cleo.id());
    }

    @Test
    default void publish_moreThanFifty_theFurtherAreText() {
        Channel adas = channel(chat());
        User bob = user(chat(), name("bob"));
        User cleo = user(chat(), name("cleo"));
        UserId[] named =
                IntStream.range(0, 49).mapToObj(i -> UserId.of("x" + i)).toArray(UserId[]::new);
        get(adas.publish(
                Draft.text("@" + bob.username() + " @" + cleo.username()).mentioning(named)));
        assertThat(newest(adas).mentions()).hasSize(50).endsWith(bob.id());
    }

    @Test
    default void publish_writtenWithoutSpaces_mentionsTheLongestName() {
        Channel adas = channel(chat());
        String name = chinese();
        String longer = name + "\u4E09";
        UserId one = user(chat(), name).id();
        UserId two = user(chat(), longer).id();
        assertThat(mentioned(adas, "\u4F60\u597D@" + name + "\u8BF7\u770B")).containsExactly(one);
        assertThat(mentioned(adas, "@" + longer + "\u8BF7\u770B")).containsExactly(two);
        assertThat(mentioned(adas, "@" + longer + "\uFF0C@" + name + "\u3002")).containsExactly(two, one);
    }

    @Test
    default void publish_whatIsNoMention_mentionsNobody() {
        Channel adas = channel(chat());
        String name = name("bob");
        user(chat(), name);
        for (String text : List.of(
                "me@" + name,
                "@@" + name,
                "_@" + name,
                "@" + name + "@example.com",
                "@" + name + "x",
                "@ " + name,
                "@" + name.replace("bob", "b0b"),
                "@" + name.replace("bob", "b\u043Eb"),
                "@" + name("nobody"))) {
            assertThat(mentioned(adas, text)).as(text).isEmpty();
            assertThat(newest(adas).text()).isEqualTo(text);
        }
    }

    @Test
    default void publish_oneself_isNotCounted() {
        ChatClient ada = client(chat());
        Channel adas = channel(ada);
        assertThat(mentioned(adas, "@" + ada.user().username()))
                .containsExactly(ada.user().id());
        assertThat(unread(adas)).isEqualTo(Unread.NOTHING);
        assertThat(get(ada.inbox().unread())).isZero();
    }

    @Test
    default void publish_whoIsNoMember_isNotTold() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        assertThat(mentioned(adas, "@" + bob.user().username()))
                .containsExactly(bob.user().id());
        assertThat(get(bob.inbox().unread())).isZero();
    }

    @Test
    default void publish_erased_isText() {
        Channel adas = channel(chat());
        User bob = user(chat(), name("bob"));
        Given.done(chat().users().admin().erase(bob.id()));
        assertThat(mentioned(adas, "@" + bob.username())).isEmpty();
    }

    @Test
    default void publish_sameKeyWhileTheNameAppears_isTheSameMessage() {
        ChatClient ada = client(chat());
        Channel adas = channel(ada);
        String name = name("bob");
        Draft draft = Draft.text("hey @" + name).withKey(IdempotencyKey.of("k"));
        Receipt first = get(adas.publish(draft));
        ChatClient bob = get(elsewhere().actAs(user(elsewhere(), name).id()));
        Channel bobs = joined(bob, adas);
        Receipt second =
                get(get(elsewhere().actAs(ada.user().id())).channel(adas.id()).publish(draft));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.duplicate()).isTrue();
        assertThat(newest(bobs).mentions()).as("as it was stored first").isEmpty();
        assertThat(get(bob.inbox().unread()))
                .as("nobody is told of what is not stored")
                .isZero();
    }

    @Test
    default void edit_namesInTheText_areStoredAndNobodyIsTold() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        joined(bob, adas);
        Receipt receipt = published(adas, "hey");
        get(adas.messages().edit(receipt.id(), Draft.text("hey @" + bob.user().username())));
        assertThat(newest(adas).mentions()).containsExactly(bob.user().id());
        assertThat(get(bob.inbox().unread())).isZero();
    }

    @Test
    default void publish_namesBetweenPlainTexts_keepTheOrder() {
        Channel adas = channel(chat());
        String bob = user(chat(), name("bob")).username();
        List<String> texts = IntStream.range(0, 120)
                .mapToObj(i -> i % 7 == 0 ? i + " @" + name("nobody") : i % 5 == 0 ? i + " @" + bob : i + " plain")
                .toList();
        get(Flux.fromIterable(texts)
                .flatMapSequential(
                        text -> text.length() % 2 == 0
                                ? adas.publish(Draft.text(text))
                                : adas.produce(Draft.text(text)),
                        texts.size())
                .collectList());
        assertThat(get(adas.history(HistoryQuery.oldest().limit(200)).collectList()))
                .extracting(StreamMessage::text)
                .containsExactlyElementsOf(texts);
    }

    static Stream<String> hostileMentions() {
        List<String> texts = new ArrayList<>(List.of(
                "@",
                "@@@@",
                "@\u202Ebob",
                "@\u0000",
                "@..@--@__",
                "@{users}:names",
                "@~",
                "@*",
                "@a;b\r\nFLUSHALL\r\n",
                "@\uD83D\uDE00",
                "@system @admin @root",
                "@a" + "\u0301".repeat(1000),
                "@" + "a".repeat(3900),
                "@".repeat(4000),
                "a@".repeat(2000),
                "\uFF20\uFF20x"));
        texts.add(
                String.join(" ", IntStream.range(0, 600).mapToObj(i -> "@z" + i).toList()));
        texts.add(("@" + "\u5F20".repeat(40)).repeat(90));
        return texts.stream();
    }

    @ParameterizedTest
    @MethodSource("hostileMentions")
    default void publish_hostileMentions_areText(String text) {
        Channel adas = channel(chat());
        assertThat(mentioned(adas, text)).isEmpty();
        assertThat(newest(adas).text()).isEqualTo(text);
    }
}
