package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.empty;
import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.published;
import static io.github.confab.chat.contract.Given.texts;
import static io.github.confab.chat.contract.Given.textsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The promises of {@link Channel#publish}. */
public interface PublishContract extends ChatBackend {

    @Test
    default void publish_subscribersReceive() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        List<Probe<StreamMessage>> readers = List.of(
                Probe.on(channel.subscribe(StartAt.latest())),
                Probe.on(client(chat()).channel(channel.id()).subscribe(StartAt.latest())),
                // from the oldest: "latest" is pinned against the publishes of its own process only
                Probe.on(client(elsewhere()).channel(channel.id()).subscribe(StartAt.oldest())));
        Draft draft = Draft.text("سلام, world").withAttribute("lang", "fa").withAttribute("a", "1");
        Receipt receipt = get(channel.publish(draft));
        for (Probe<StreamMessage> reader : readers) {
            StreamMessage message = reader.next("author, another user, another process: each receives");
            assertThat(message.id()).as("under the id of the receipt").isEqualTo(receipt.id());
            assertThat(message.channelId()).isEqualTo(channel.id());
            assertThat(message.text()).as("exactly as it was written").isEqualTo(draft.text());
            assertThat(List.copyOf(message.attributes().entrySet()))
                    .as("in the order they were written")
                    .containsExactly(Map.entry("lang", "fa"), Map.entry("a", "1"));
            assertThat(message.author().id()).isEqualTo(ada.user().id());
            assertThat(message.author().username())
                    .as("as the author was called")
                    .isEqualTo(ada.user().username());
            assertThat(message.tag()).as("every message has one").isNotEmpty();
            assertThat(message.timestamp()).isEqualTo(receipt.id().timestamp());
            assertThat(message.cursor().id()).as("the place after it").isEqualTo(receipt.id());
            assertThat(message.cursor().channel()).isEqualTo(channel.id());
        }
    }

    @Test
    default void publish_receipt_saysWhereItIsStored() {
        Channel channel = channel(chat());
        List<Receipt> receipts = published(channel, 5);
        for (int i = 0; i < 5; i++) {
            Receipt receipt = receipts.get(i);
            assertThat(receipt.channel()).isEqualTo(channel.id());
            assertThat(receipt.duplicate()).isFalse();
            assertThat(receipt.seq())
                    .as("places count without holes")
                    .isEqualTo(receipts.get(0).seq() + i);
        }
        assertThat(receipts.stream().map(Receipt::id)).as("ids grow").isSorted();
    }

    @Test
    default void publish_notSubscribed_storesNothing() {
        Channel channel = channel(chat());
        channel.publish(Draft.text("never"));
        empty(channel.history(HistoryQuery.latest()), "nothing happens before subscribe");
    }

    @Test
    default void publish_subscribedTwice_storesTwice() {
        Channel channel = channel(chat());
        Mono<Receipt> publish = channel.publish(Draft.text("again"));
        Receipt first = get(publish);
        Receipt second = get(publish);
        assertThat(second.id()).as("each subscription is a new act").isGreaterThan(first.id());
        assertThat(historyOf(channel)).containsExactly("again", "again");
    }

    @Test
    default void publish_withoutWaiting_keepsTheOrderOfSubscription() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Channel same = ada.channel(channel.id());
        List<Mono<Receipt>> running = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Mono<Receipt> publish =
                    (i % 2 == 0 ? channel : same).publish(Draft.text("m" + i)).cache();
            publish.subscribe();
            running.add(publish);
        }
        List<Receipt> receipts = get(Flux.concat(running).collectList());
        assertThat(receipts.stream().map(Receipt::id))
                .as("stored in call order")
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(textsOf(
                        get(channel.history(HistoryQuery.latest().limit(1000)).collectList())))
                .isEqualTo(texts(0, 300));
    }

    @Test
    default void publish_fromManyThreads_everyReaderSeesOneOrder() {
        Channel channel = channel(chat());
        Channel other = joined(client(elsewhere()), channel);
        List<Probe<StreamMessage>> readers =
                // from the oldest: "latest" is pinned against the publishes of its own process only
                List.of(Probe.on(channel.subscribe(StartAt.oldest())), Probe.on(other.subscribe(StartAt.oldest())));
        get(Flux.range(0, 400)
                .flatMap(
                        i -> (i % 2 == 0 ? channel : other)
                                .publish(Draft.text("m" + i))
                                .subscribeOn(Schedulers.parallel()),
                        64)
                .collectList());
        List<String> first = textsOf(readers.get(0).next(400, "each message reaches this reader"));
        assertThat(first).as("each once").containsExactlyInAnyOrderElementsOf(texts(0, 400));
        assertThat(textsOf(readers.get(1).next(400, "each message reaches the other process")))
                .as("in the same order")
                .isEqualTo(first);
        assertThat(textsOf(
                        get(channel.history(HistoryQuery.latest().limit(1000)).collectList())))
                .as("that of the stream")
                .isEqualTo(first);
    }

    @Test
    @DisplayName("B33 publish_notAMember_errorsWithForbidden")
    default void publish_notAMember_errorsWithForbidden() {
        Channel channel = channel(chat());
        ChatClient bob = client(chat());
        assertThat(failure(bob.channel(channel.id()).publish(Draft.text("hi")), ForbiddenException.class, "join first"))
                .returns(Reason.NOT_A_MEMBER, ForbiddenException::reason)
                .returns(bob.user().id(), ForbiddenException::user)
                .returns(channel.id(), ForbiddenException::channel);
        empty(channel.history(HistoryQuery.latest()), "nothing was stored");
    }

    @Test
    @DisplayName("B34 publish_fromInsideOnNext_doesNotDeadlock")
    default void publish_fromInsideOnNext_doesNotDeadlock() {
        Channel channel = channel(chat());
        Probe<StreamMessage> reader =
                Probe.on(channel.subscribe(StartAt.latest()).doOnNext(m -> {
                    if (m.text().length() < 50) {
                        channel.publish(Draft.text(m.text() + "x")).subscribe();
                    }
                }));
        Probe<Receipt> answers = Probe.on(channel.subscribe(StartAt.latest())
                .filter(m -> m.text().endsWith("!"))
                .concatMap(m -> channel.publish(Draft.text("heard: " + m.text().length()))));
        published(channel, "x");
        assertThat(reader.next(50, "a message that publishes the next one")
                        .get(49)
                        .text())
                .hasSize(50);
        published(channel, "done!");
        answers.next("a pipeline of subscribe and publish goes on");
    }

    @Test
    default void publish_null_throwsAtTheCall() {
        Channel channel = channel(chat());
        assertThatThrownBy(() -> channel.publish(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> channel.produce(null)).isInstanceOf(InvalidArgumentException.class);
    }

    private static List<String> historyOf(Channel channel) {
        return textsOf(get(channel.history(HistoryQuery.latest()).collectList()));
    }
}
