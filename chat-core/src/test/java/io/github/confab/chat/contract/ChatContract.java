package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.name;
import static io.github.confab.chat.contract.Given.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ClientClosedException;
import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.WorkEvent;
import io.github.confab.chat.model.WorkerGroup;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The promises of {@link Chat} and {@link ChatClient}: who acts, and what closing does. */
public interface ChatContract extends ChatBackend {

    /** The longest a close may take. */
    Duration CLOSE = Duration.ofSeconds(5);

    @Test
    default void actAs_knownUser_givesAClientForThatUser() {
        User ada = get(chat().users().create(name("ada")));
        StepVerifier.create(chat().actAs(ada.id()).map(ChatClient::user))
                .assertNext(user -> {
                    assertThat(user.id()).as("it acts as who was asked for").isEqualTo(ada.id());
                    assertThat(user.username()).as("and knows the name").isEqualTo(ada.username());
                })
                .as("one client, then complete")
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    default void actAs_unknownUser_errorsWithUserNotFound() {
        UserId nobody = UserId.of(name("nobody"));
        assertThat(failure(chat().actAs(nobody), UserNotFoundException.class, "the error says who is missing"))
                .returns(nobody.value(), UserNotFoundException::user);
    }

    @Test
    default void actAs_system_isNoAccount() {
        failure(
                chat().actAs(UserId.SYSTEM),
                UserNotFoundException.class,
                "the application acts by system(); no account has its id");
    }

    @Test
    default void actAs_null_throwsAtTheCall() {
        assertThatThrownBy(() -> chat().actAs(null))
                .as("a wrong argument is no signal")
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    default void system_everyCall_givesTheSameClient() {
        assertThat(chat().system()).as("there is one application").isSameAs(chat().system());
        assertThat(chat().system().user().id()).as("and this is its id").isEqualTo(UserId.SYSTEM);
    }

    @Test
    default void system_memberOfNothing_mayDoEverything() {
        Channel secret =
                chat().system().channel(Given.privateChannel(client(chat())).id());
        published(secret, "maintenance tonight");
        StepVerifier.create(secret.history(HistoryQuery.latest())
                        .map(m -> m.author().id()))
                .expectNext(UserId.SYSTEM)
                .as("the application reads and writes a private channel, as itself")
                .expectComplete()
                .verify(PATIENCE);
        StepVerifier.create(secret.members().contains(UserId.SYSTEM))
                .expectNext(false)
                .as("and has not become a member by it")
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    default void channel_unknownId_showsOnlyWhenUsed() {
        Channel unknown = client(chat()).channel(ChannelId.of(name("unknown")));
        failure(unknown.info(), ChannelNotFoundException.class, "asking for the channel asked nothing; using it does");
    }

    @Test
    default void channel_null_throwsAtTheCall() {
        ChatClient ada = client(chat());
        assertThatThrownBy(() -> ada.channel(null))
                .as("a wrong argument is no signal")
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    default void clientClose_itsSubscriptionsEnd_othersGoOn() {
        User user = get(chat().users().create(name("u")));
        ChatClient first = get(chat().actAs(user.id()));
        ChatClient second = get(chat().actAs(user.id()));
        Channel channel = channel(first);
        Probe<StreamMessage> ending = Probe.on(channel.subscribe(StartAt.latest()));
        Probe<StreamMessage> going = Probe.on(second.channel(channel.id()).subscribe(StartAt.latest()));
        done(first.close());
        ending.completion("the closed client's subscription ends");
        published(second.channel(channel.id()), "still here");
        assertThat(going.next("the other client of the same user goes on").text())
                .isEqualTo("still here");
    }

    @Test
    default void clientClose_itsWorkersEnd() {
        ChatClient ada = client(chat());
        Probe<WorkEvent> worker = Probe.on(channel(ada).consume(WorkerGroup.of("g"), m -> Mono.just(Outcome.done())));
        done(ada.close());
        worker.completion("a worker is a subscription too");
    }

    @Test
    default void clientClose_publishedBefore_staysPublished() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        published(channel, "last words");
        done(ada.close());
        StepVerifier.create(chat().system().channel(channel.id()).history(HistoryQuery.latest()))
                .assertNext(m -> assertThat(m.text()).isEqualTo("last words"))
                .as("closing takes nothing back")
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    default void clientClose_laterCalls_errorWithClientClosed() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        done(ada.close().then(ada.close()));
        EveryCall.allFail(EveryCall.on(channel), ClientClosedException.class, "its client is closed");
        EveryCall.allFail(EveryCall.on(ada.channels()), ClientClosedException.class, "its client is closed");
        EveryCall.allFail(EveryCall.on(ada.conversations()), ClientClosedException.class, "its client is closed");
    }

    @Test
    default void clientClose_notSubscribed_closesNothing() {
        ChatClient ada = client(chat());
        ada.close();
        assertThat(get(channel(ada).publish(Draft.text("hi"))).duplicate())
                .as("nothing happens before subscribe")
                .isFalse();
    }

    @Test
    default void close_twice_completesBothTimes() {
        Chat chat = freshChat();
        StepVerifier.create(chat.close())
                .as("within 5 seconds")
                .expectComplete()
                .verify(CLOSE);
        StepVerifier.create(chat.close())
                .as("closing again completes")
                .expectComplete()
                .verify(CLOSE);
    }

    @Test
    default void close_liveSubscriptions_complete() {
        Chat chat = freshChat();
        Channel channel = channel(chat);
        Probe<FeedEvent> live = Probe.on(channel.feed(StartAt.latest()));
        live.next(CaughtUp.class, "the feed is live");
        Probe<FeedEvent> withoutDemand = Probe.on(channel.feed(StartAt.oldest()), 0);
        Probe<WorkEvent> worker = Probe.on(
                chat.system().channel(channel.id()).consume(WorkerGroup.of("g"), m -> Mono.just(Outcome.done())));
        done(chat.close());
        live.completion("a live feed ends");
        withoutDemand.completion("a completion needs no demand");
        worker.completion("a worker ends");
    }

    @Test
    default void close_laterCalls_errorWithClientClosed() {
        Chat chat = freshChat();
        ChatClient ada = client(chat);
        Channel channel = channel(ada);
        done(chat.close());
        EveryCall.allFail(EveryCall.on(chat.users()), ClientClosedException.class, "the chat is closed");
        EveryCall.allFail(EveryCall.on(chat.system().channels()), ClientClosedException.class, "the chat is closed");
        EveryCall.allFail(EveryCall.on(channel), ClientClosedException.class, "the chat is closed");
        failure(chat.actAs(ada.user().id()), ClientClosedException.class, "nobody acts in a closed chat");
        StepVerifier.create(ada.close())
                .as("closing a client of a closed chat completes")
                .expectComplete()
                .verify(CLOSE);
    }

    @Test
    default void close_cancelled_goesOnInTheBackground() {
        Chat chat = freshChat();
        Probe<FeedEvent> live = Probe.on(channel(chat).feed(StartAt.latest()));
        live.next(CaughtUp.class, "the feed is live");
        chat.close().subscribe().dispose();
        live.completion("cancelling a close does not undo it");
        done(chat.close());
    }

    @Test
    default void close_fromInsideOnNext_doesNotDeadlock() {
        Chat chat = freshChat();
        Channel channel = channel(chat);
        Probe<FeedEvent> live = Probe.on(channel.feed(StartAt.latest()).doOnNext(e -> {
            if (e instanceof MessageEvent) {
                chat.close().subscribe();
            }
        }));
        live.next(CaughtUp.class, "the feed is live");
        channel.publish(Draft.text("good bye")).subscribe(receipt -> {}, error -> {});
        live.completion("the subscriber that closes the chat is ended by it");
        done(chat.close());
    }
}
