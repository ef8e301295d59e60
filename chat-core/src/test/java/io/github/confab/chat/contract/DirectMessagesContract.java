package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.FeedEvent.SignalEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.InboxEvent;
import io.github.confab.chat.model.InboxNotice;
import io.github.confab.chat.model.InboxNotice.DirectMessage;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What two users who have a direct channel are to each other's inboxes. */
public interface DirectMessagesContract extends ChatBackend {

    private static List<MessageId> told(ChatClient client) {
        return get(client.inbox()
                .history(HistoryQuery.latest())
                .ofType(DirectMessage.class)
                .map(DirectMessage::message)
                .collectList());
    }

    @Test
    default void publish_inADirectChannel_tellsTheOtherOneOnce() {
        ChatClient ada = client(chat());
        ChatClient bob = client(elsewhere());
        Channel adas = get(ada.conversations().direct(bob.user().id()));
        Probe<InboxEvent> inbox = Probe.on(bob.inbox().feed(StartAt.latest()));
        inbox.next(CaughtUp.class, "it runs");
        Draft draft = Draft.text("hello").withKey(IdempotencyKey.of("once"));
        Receipt receipt = get(adas.publish(draft));
        DirectMessage told = inbox.next(DirectMessage.class, "the message");
        assertThat(told.by()).isEqualTo(ada.user().id());
        assertThat(told.channel()).isEqualTo(adas.id());
        assertThat(told.message()).isEqualTo(receipt.id());
        get(adas.publish(draft));
        Receipt produced = get(adas.produce(Draft.text("quietly")));
        assertThat(told(bob)).as("a repeated publish is one message").containsExactly(receipt.id(), produced.id());
        assertThat(told(ada)).as("nobody is told of their own").isEmpty();
        Receipt answer = published(bob.channel(adas.id()), "hi");
        assertThat(told(ada)).containsExactly(answer.id());
        inbox.cancel();
    }

    @Test
    default void publish_byTheApplicationInADirectChannel_tellsBoth() {
        ChatClient ada = client(chat());
        ChatClient bob = client(elsewhere());
        Channel adas = get(ada.conversations().direct(bob.user().id()));
        Receipt receipt = published(chat().system().channel(adas.id()), "maintenance at nine");
        for (ChatClient each : List.of(ada, bob)) {
            assertThat(told(each)).containsExactly(receipt.id());
        }
        assertThat(get(ada.inbox().history(HistoryQuery.latest()).last())).returns(UserId.SYSTEM, InboxNotice::by);
    }

    @Test
    default void publish_inAnyOtherChannel_tellsNobody() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        joined(bob, adas);
        published(adas, "hello");
        assertThat(told(bob)).isEmpty();
    }

    @Test
    default void send_betweenTheTwo_reachesTheOther_andNobodyElse() {
        ChatClient ada = client(chat());
        ChatClient bob = client(elsewhere());
        ChatClient eve = client(chat());
        get(ada.conversations().direct(bob.user().id()));
        get(eve.conversations().direct(ada.user().id()));
        Signal ring = Signal.of("ring", "1");
        for (ChatClient caller : List.of(ada, bob)) {
            ChatClient called = caller == ada ? bob : ada;
            Probe<SignalEvent> phone = Probe.on(called.inbox().signals());
            Probe<Void> ringing = Probe.on(Flux.interval(Duration.ofMillis(50))
                    .concatMap(i -> caller.inbox().send(called.user().id(), ring)));
            SignalEvent heard = phone.next("the ring");
            assertThat(heard.signal()).isEqualTo(ring);
            assertThat(heard.sender()).as("who calls").isEqualTo(caller.user().id());
            ringing.cancel();
            phone.cancel();
        }
        assertThat(Expect.failure(
                        eve.inbox().send(bob.user().id(), ring), ForbiddenException.class, "she has none with him"))
                .returns(ForbiddenException.Reason.NO_DIRECT_CHANNEL, ForbiddenException::reason);
        Given.done(eve.inbox().send(eve.user().id(), ring));
    }
}
