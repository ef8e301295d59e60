package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.empty;
import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.published;
import static io.github.confab.chat.contract.Given.texts;
import static io.github.confab.chat.contract.Given.textsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.IdempotencyConflictException;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** The promises of {@link Channel#produce}. */
public interface ProduceContract extends ChatBackend {

    @Test
    default void produce_isStoredAsStreamMessage() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Receipt receipt = get(channel.produce(Draft.text("imported").withAttribute("from", "mail")));
        List<StreamMessage> stored = get(elsewhere()
                .system()
                .channel(channel.id())
                .history(HistoryQuery.latest())
                .collectList());
        assertThat(stored).as("it is in the stream at once").hasSize(1);
        StreamMessage message = stored.get(0);
        assertThat(message.id()).as("id").isEqualTo(receipt.id());
        assertThat(message.channelId()).as("channel id").isEqualTo(channel.id());
        assertThat(message.text()).as("text").isEqualTo("imported");
        assertThat(message.timestamp()).as("timestamp").isEqualTo(receipt.id().timestamp());
        assertThat(message.author().id()).as("author").isEqualTo(ada.user().id());
        assertThat(message.attributes()).as("attributes").containsEntry("from", "mail");
    }

    @Test
    default void produce_subscribersReceiveInOrderWithinIdleCheck() {
        Channel channel = channel(chat());
        Probe<StreamMessage> here = Probe.on(channel.subscribe(StartAt.latest()));
        Probe<FeedEvent> there =
                Probe.on(client(elsewhere()).channel(channel.id()).feed(StartAt.latest()));
        there.next(CaughtUp.class, "the other process is live");
        long begun = System.nanoTime();
        get(Flux.range(0, 20)
                .flatMapSequential(i -> channel.produce(Draft.text("m" + i)))
                .collectList());
        assertThat(textsOf(here.next(20, "nobody pushed them; the idle check finds them")))
                .as("in order")
                .isEqualTo(texts(0, 20));
        there.next(20, "in the other process, too");
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .as("at the idle check")
                .isLessThan(idleCheck().multipliedBy(2).plusSeconds(3));
    }

    @Test
    default void produce_thenPublish_subscribersMeetBothInOrder() {
        Channel channel = channel(chat());
        Probe<FeedEvent> reader =
                Probe.on(client(elsewhere()).channel(channel.id()).feed(StartAt.latest()));
        reader.next(CaughtUp.class, "the feed is live");
        MessageId produced = get(channel.produce(Draft.text("m0"))).id();
        MessageId pushed = published(channel, "m1").id();
        assertThat(List.of(reader.next("with the push comes what lies before it"), reader.next("then the pushed one")))
                .extracting(e -> ((FeedEvent.MessageEvent) e).message().id())
                .containsExactly(produced, pushed);
    }

    @Test
    default void produce_lateSubscriber_findsItAtOnce() {
        Channel channel = channel(chat());
        get(channel.produce(Draft.text("m0")));
        Probe<FeedEvent> reader = Probe.on(channel.feed(StartAt.oldest()));
        FeedEvent.MessageEvent event = reader.next(FeedEvent.MessageEvent.class, "stored is stored");
        assertThat(event.message().text()).isEqualTo("m0");
    }

    @Test
    default void produce_notSubscribed_storesNothing() {
        Channel channel = channel(chat());
        channel.produce(Draft.text("never"));
        empty(channel.history(HistoryQuery.latest()), "nothing happens before subscribe");
    }

    @Test
    default void produce_sameKey_isAsWithPublish() {
        Channel channel = channel(chat());
        Draft draft = Draft.text("once").withKey(IdempotencyKey.of("k"));
        Receipt first = get(channel.produce(draft));
        assertThat(get(channel.publish(draft)))
                .as("publish and produce share the keys")
                .isEqualTo(new Receipt(channel.id(), first.id(), true));
        failure(
                channel.produce(Draft.text("other").withKey(IdempotencyKey.of("k"))),
                IdempotencyConflictException.class,
                "a key names one message");
    }

    @Test
    default void produce_amongPublishes_keepsTheOrderOfSubscription() {
        Channel channel = channel(chat());
        get(Flux.range(0, 200)
                .flatMapSequential(
                        i -> i % 3 == 0 ? channel.produce(Draft.text("m" + i)) : channel.publish(Draft.text("m" + i)),
                        200)
                .collectList());
        assertThat(textsOf(
                        get(channel.history(HistoryQuery.latest().limit(1000)).collectList())))
                .as("one order for both verbs of one client")
                .isEqualTo(texts(0, 200));
    }

    @Test
    default void produce_notAMember_errorsWithForbidden() {
        Channel channel = client(chat()).channel(channel(chat()).id());
        assertThat(failure(channel.produce(Draft.text("hi")), ForbiddenException.class, "join first"))
                .returns(Reason.NOT_A_MEMBER, ForbiddenException::reason);
    }
}
