package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.empty;
import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.IdempotencyConflictException;
import io.github.confab.chat.model.Attachment;
import io.github.confab.chat.model.Attachment.ImageInfo;
import io.github.confab.chat.model.Call;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.MessageEdited;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessageLink;
import io.github.confab.chat.model.MessageVersion;
import io.github.confab.chat.model.Payload;
import io.github.confab.chat.model.Quote;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes with the words of a message: attachments, quotes, payloads, calls. */
public interface ContentsContract extends ChatBackend {

    /** One of a kind each. */
    Attachment CAT = Attachment.of("https://files.example/cat.png?sig=%22x", "image/png")
            .named("\u732B \"1\".png")
            .sized(123_456_789_012L)
            .looking(ImageInfo.of(640, 480).previewedBy("LEHV6nWB2yk8pyo0adR*.7kCMdnj"));

    /** Structured content. */
    Payload POLL = Payload.of("acme.poll/1", "{\"question\":\"\u00BFd\u00F3nde?\",\"n\":[1,2]}");

    @Test
    default void publish_withEverything_comesBackLiveAndStored() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        StreamMessage first = message(channel, published(channel, "what?"));
        Probe<StreamMessage> live =
                Probe.on(elsewhere().system().channel(channel.id()).subscribe(StartAt.oldest()));
        live.next("the first message");
        Draft draft = Draft.text("this")
                .withAttribute("mood", "fine")
                .attaching(CAT, Attachment.of("http://a", "text/plain"))
                .quoting(Quote.of(first))
                .carrying(POLL)
                .calling(Call.HERE);
        Receipt receipt = get(channel.publish(draft));
        StreamMessage pushed = live.next("the message with everything");
        assertThat(pushed.content()).as("pushed").isEqualTo(draft.content());
        assertThat(pushed.attachments()).hasSize(2).startsWith(CAT);
        assertThat(pushed.payload()).contains(POLL);
        assertThat(pushed.quote()).hasValueSatisfying(quote -> {
            assertThat(quote.text()).isEqualTo("what?");
            assertThat(quote.author()).isEqualTo(ada.user().id());
            assertThat(quote.username()).isEqualTo(ada.user().username());
            assertThat(quote.link()).isEqualTo(MessageLink.to(first));
        });
        StreamMessage stored = get(elsewhere()
                .system()
                .channel(channel.id())
                .history(HistoryQuery.latest().limit(1))
                .next());
        assertThat(stored.id()).isEqualTo(receipt.id());
        assertThat(stored.content()).as("and stored").isEqualTo(draft.content());
        live.cancel();
    }

    @Test
    default void edit_replacesWhatCameWithTheWords() {
        Channel channel = channel(client(chat()));
        Receipt receipt = get(channel.publish(Draft.text("one").attaching(CAT).carrying(POLL)));
        Probe<FeedEvent> feed =
                Probe.on(elsewhere().system().channel(channel.id()).feed(StartAt.oldest()));
        Draft second = Draft.text("two").attaching(Attachment.of("https://b", "a/b"));
        get(channel.messages().edit(receipt.id(), second));
        assertThat(message(channel, receipt).content()).isEqualTo(second.content());
        assertThat(feed.next(MessageEdited.class, "the edit").content()).isEqualTo(second.content());
        List<MessageVersion> versions =
                get(channel.messages().versions(receipt.id()).collectList());
        assertThat(versions.get(1).content().extras().payload())
                .as("the version before has it")
                .contains(POLL);
        get(channel.messages().delete(receipt.id()));
        assertThat(message(channel, receipt).content()).isEqualTo(MessageContent.NONE);
        feed.cancel();
    }

    @Test
    default void forward_toAnotherChannel_quotesTheOriginal() {
        ChatClient ada = client(chat());
        Channel from = channel(ada);
        Channel to = channel(ada);
        StreamMessage original =
                message(from, get(from.publish(Draft.text("look").attaching(CAT).carrying(POLL))));
        StreamMessage forwarded = message(to, get(to.publish(Draft.forwarding(original))));
        get(from.messages().edit(original.id(), Draft.text("changed")));
        assertThat(forwarded.text()).isEqualTo("look");
        assertThat(forwarded.attachments()).containsExactly(CAT);
        assertThat(forwarded.payload()).contains(POLL);
        MessageLink link =
                MessageLink.parse(forwarded.quote().orElseThrow().link().toString());
        assertThat(get(ada.channel(link.channel()).messages().get(link.message()))
                        .text())
                .as("the link leads to the original as it is by now")
                .isEqualTo("changed");
        get(from.messages().erase(original.id()));
        assertThat(message(to, forwarded.id()).text())
                .as("what was forwarded stays")
                .isEqualTo("look");
        StreamMessage gone = message(from, original.id());
        assertThatThrownBy(() -> Draft.forwarding(gone)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> Quote.of(gone)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    default void key_withOtherExtras_isAConflict() {
        Channel channel = channel(client(chat()));
        Draft draft = Draft.text("hi").withKey(IdempotencyKey.of("k"));
        Receipt first = get(channel.publish(draft.carrying(POLL)));
        assertThat(get(channel.publish(draft.carrying(POLL))).id())
                .as("the same again")
                .isEqualTo(first.id());
        failure(
                channel.publish(draft.carrying(Payload.of("acme.poll/1", "{}"))),
                IdempotencyConflictException.class,
                "another payload is another message");
    }

    @Test
    default void publish_theLargestOfEach_fits() {
        Channel channel = channel(client(chat()));
        Draft full = Draft.text("\u00E9".repeat(4000)).carrying(Payload.of("a", "\u00E9".repeat(8192)));
        for (int i = 0; i < 10; i++) {
            full = full.attaching(Attachment.of("https://a/" + "b".repeat(2038), "a/b"));
        }
        StreamMessage stored = message(channel, get(channel.publish(full)));
        assertThat(stored.content()).isEqualTo(full.content());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.github.confab.chat.contract.HostileContents#refused")
    default void hostileContents_areRefusedAtTheCall(HostileContents.Attempt attempt) {
        Channel channel = channel(client(chat()));
        assertThatThrownBy(() -> channel.publish(attempt.draft()))
                .isInstanceOfSatisfying(InvalidArgumentException.class, e -> {
                    assertThat(e.field()).isNotBlank();
                    assertThat(e.getMessage()).as("it says so in few words").hasSizeLessThan(700);
                });
        empty(channel.history(HistoryQuery.latest()), "nothing was stored");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.github.confab.chat.contract.HostileContents#harmless")
    default void hostileContents_thatBreakNoRule_comeBackUnchanged(HostileContents.Attempt attempt) {
        Channel channel = channel(client(chat()));
        Draft draft = attempt.draft();
        Probe<StreamMessage> live =
                Probe.on(elsewhere().system().channel(channel.id()).subscribe(StartAt.oldest()));
        Receipt receipt = get(channel.publish(draft));
        assertThat(live.next("it is delivered").content()).isEqualTo(draft.content());
        StreamMessage stored = message(channel, receipt);
        assertThat(stored.content()).isEqualTo(draft.content());
        assertThat(get(channel.publish(Draft.forwarding(stored))).duplicate())
                .as("it can be forwarded")
                .isFalse();
        live.cancel();
    }

    private static StreamMessage message(Channel channel, Receipt receipt) {
        return message(channel, receipt.id());
    }

    private static StreamMessage message(Channel channel, MessageId id) {
        return get(channel.messages().get(id));
    }
}
