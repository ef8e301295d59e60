package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.empty;
import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.published;
import static io.github.confab.chat.contract.Given.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.FeedEvent.SignalEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.StartAt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** The promises of {@link Channel#broadcast} and {@link Channel#signals}. */
public interface BroadcastContract extends ChatBackend {

    @Test
    default void broadcast_twoSubscribers_bothReceive_nothingStored() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        List<Probe<FeedEvent>> readers = List.of(
                Probe.on(channel.feed(StartAt.latest())),
                Probe.on(client(elsewhere()).channel(channel.id()).feed(StartAt.latest())));
        readers.forEach(reader -> reader.next(CaughtUp.class, "the feed is live"));
        Receipt before = published(channel, "before");
        done(channel.broadcast(Signal.text("psst")));
        for (Probe<FeedEvent> reader : readers) {
            SignalEvent event = reader.next(SignalEvent.class, "whoever subscribes right now receives it");
            assertThat(event.channel()).isEqualTo(channel.id());
            assertThat(event.sender()).as("who sent it").isEqualTo(ada.user().id());
            assertThat(event.signal()).as("what was sent").isEqualTo(Signal.text("psst"));
            assertThat(event.receivedAt()).as("when").isAfter(Instant.EPOCH);
        }
        assertThat(published(channel, "after").seq()).as("it took no place").isEqualTo(before.seq() + 1);
        assertThat(Given.get(channel.history(HistoryQuery.latest()).count()))
                .as("the two messages, and no signal")
                .isEqualTo(2);
    }

    @Test
    default void broadcast_nobodyListens_completes() {
        empty(channel(chat()).broadcast(Signal.typing()), "completion says nothing about who received it");
    }

    @Test
    default void broadcast_notSubscribed_pushesNothing() {
        Channel channel = channel(chat());
        Probe<FeedEvent> reader = Probe.on(channel.feed(StartAt.latest()));
        reader.next(CaughtUp.class, "the feed is live");
        channel.broadcast(Signal.text("never"));
        done(channel.broadcast(Signal.text("sent")));
        assertThat(reader.next(SignalEvent.class, "the one that was subscribed").signal())
                .as("nothing happens before subscribe")
                .isEqualTo(Signal.text("sent"));
    }

    @Test
    default void broadcast_lateSubscriber_getsNothingOfThePast() {
        Channel channel = channel(chat());
        done(channel.broadcast(Signal.text("past")));
        Probe<FeedEvent> reader = Probe.on(channel.feed(StartAt.oldest()));
        reader.next(CaughtUp.class, "the feed is live");
        done(channel.broadcast(Signal.text("now")));
        assertThat(reader.next(SignalEvent.class, "from now on").signal()).isEqualTo(Signal.text("now"));
    }

    @Test
    default void broadcast_notAMember_errorsWithForbidden() {
        Channel channel = channel(chat());
        assertThat(failure(
                        client(chat()).channel(channel.id()).broadcast(Signal.typing()),
                        ForbiddenException.class,
                        "members may"))
                .returns(Reason.NOT_A_MEMBER, ForbiddenException::reason);
        empty(joined(client(chat()), channel).broadcast(Signal.typing()), "after joining, too");
        empty(chat().system().channel(channel.id()).broadcast(Signal.typing()), "and the application");
    }

    @Test
    default void broadcast_null_throwsAtTheCall() {
        Channel channel = channel(chat());
        assertThatThrownBy(() -> channel.broadcast(null)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    default void signals_eachAtMostOnce() {
        Channel channel = channel(chat());
        Probe<SignalEvent> here = Probe.on(channel.signals());
        Probe<SignalEvent> there =
                Probe.on(client(elsewhere()).channel(channel.id()).signals());
        AtomicInteger number = new AtomicInteger();
        Disposable sending = Flux.interval(Duration.ofMillis(10))
                .onBackpressureDrop()
                .concatMap(tick -> channel.broadcast(Signal.of("n", "" + number.incrementAndGet())))
                .subscribe();
        try {
            for (Probe<SignalEvent> reader : List.of(here, there)) {
                List<String> payloads = reader.next(20, "a subscriber hears the signals once it is attached").stream()
                        .map(event -> event.signal().payload())
                        .toList();
                assertThat(payloads).as("each at most once").doesNotHaveDuplicates();
            }
        } finally {
            sending.dispose();
        }
    }

    @Test
    default void signals_messages_areNotAmongThem() {
        Channel channel = channel(chat());
        Probe<SignalEvent> signals = Probe.on(channel.signals());
        Probe<FeedEvent> live = Probe.on(channel.feed(StartAt.latest()));
        live.next(CaughtUp.class, "the feed is live");
        for (int i = 0; i < 100; i++) {
            published(channel, "m" + i);
        }
        Disposable sending = Flux.interval(Duration.ZERO, Duration.ofMillis(50))
                .onBackpressureDrop()
                .concatMap(tick -> channel.broadcast(Signal.typing()))
                .subscribe();
        assertThat(signals.next("signals alone").signal()).isEqualTo(Signal.typing());
        sending.dispose();
    }

    @Test
    default void signals_channelDeleted_endWithChannelGone() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Probe<SignalEvent> signals = Probe.on(channel.signals());
        Disposable sending = Flux.interval(Duration.ZERO, Duration.ofMillis(50))
                .onBackpressureDrop()
                .concatMap(tick -> channel.broadcast(Signal.typing()))
                .subscribe();
        signals.next("it has begun");
        sending.dispose();
        done(ada.channels().delete(channel.id()));
        assertThat(signals.error("the channel was deleted")).isInstanceOf(ChannelGoneException.class);
    }

    @Test
    default void signals_floodWithoutDemand_disturbsNoMessage() {
        Channel channel = channel(chat());
        Probe<FeedEvent> reader = Probe.on(channel.feed(StartAt.latest()), 1);
        reader.next(CaughtUp.class, "the feed is live, and its demand used up");
        Given.get(Flux.range(0, 2000)
                .flatMapSequential(i -> channel.broadcast(Signal.typing()).thenReturn(i), 32)
                .collectList());
        Given.published(channel, 50);
        assertThat(reader.unread()).as("nothing was asked for").isEmpty();
        reader.request(Long.MAX_VALUE);
        List<String> texts = new ArrayList<>();
        while (texts.size() < 50) {
            texts.add(reader.next(MessageEvent.class, "signals may be dropped, messages not")
                    .message()
                    .text());
        }
        assertThat(texts).isEqualTo(texts(0, 50));
    }
}
