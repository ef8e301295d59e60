package io.github.confab.chat.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent.Reset;
import io.github.confab.chat.model.FeedEvent.SignalEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.Retention;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.WorkEvent;
import io.github.confab.chat.model.WorkEvent.Lost;
import io.github.confab.chat.model.WorkEvent.Processed;
import io.github.confab.chat.model.WorkerGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** What the chat in memory promises beyond the contracts, to the unit tests of applications. */
final class MemoryChatTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final WorkerGroup WORKERS = WorkerGroup.of("workers");

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final MemoryChat chat = MemoryChat.create(MemoryChatOptions.timedBy(time));
    private final Channel channel =
            chat.system().channels().open("books").blockOptional().orElseThrow();

    @AfterEach
    void close() {
        chat.close().block();
        time.dispose();
    }

    @Test
    void publish_completed_isDelivered() {
        List<String> heard = new ArrayList<>();
        channel.subscribe(StartAt.latest()).map(StreamMessage::text).subscribe(heard::add);
        channel.publish(Draft.text("hi")).block();
        assertThat(heard)
                .as("on the thread that publishes; nothing to wait for")
                .containsExactly("hi");
    }

    @Test
    void produce_showsAtTheIdleCheck_notBefore() {
        List<String> heard = new ArrayList<>();
        channel.subscribe(StartAt.latest()).map(StreamMessage::text).subscribe(heard::add);
        channel.produce(Draft.text("bulk")).block();
        time.advanceTimeBy(TEN_SECONDS.minusMillis(1));
        assertThat(heard).as("nobody pushed it").isEmpty();
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(heard).containsExactly("bulk");
    }

    @Test
    void produce_isFoundByWorkers_atTheIdleCheck() {
        List<WorkEvent> work = new ArrayList<>();
        channel.consume(WORKERS, m -> Mono.just(Outcome.done())).subscribe(work::add);
        channel.produce(Draft.text("bulk")).block();
        assertThat(work).isEmpty();
        time.advanceTimeBy(TEN_SECONDS);
        assertThat(work).hasSize(1);
    }

    @Test
    void timestamps_areOfTheGivenTime() {
        time.advanceTimeTo(Instant.parse("2030-01-01T00:00:00Z"));
        Receipt receipt = channel.publish(Draft.text("hi")).blockOptional().orElseThrow();
        assertThat(receipt.id().timestamp()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
    }

    @Test
    void retryAfter_waitsInVirtualTime() {
        List<WorkEvent> work = new ArrayList<>();
        channel.consume(WORKERS, m -> Mono.just(Outcome.retryAfter(Duration.ofMinutes(30))))
                .subscribe(work::add);
        channel.publish(Draft.text("later")).block();
        time.advanceTimeBy(Duration.ofMinutes(30).minusMillis(1));
        assertThat(work).as("the first attempt").hasSize(1);
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(work).as("and the second").hasSize(2);
    }

    @Test
    void handlerTimeout_passesInVirtualTime() {
        List<WorkEvent> work = new ArrayList<>();
        channel.consume(WORKERS.maxAttempts(1), m -> Mono.never()).subscribe(work::add);
        channel.publish(Draft.text("stuck")).block();
        time.advanceTimeBy(Duration.ofMinutes(5));
        assertThat(work)
                .singleElement()
                .extracting(event -> ((Processed) event).outcome())
                .isEqualTo(Outcome.deadLetter("the handler ran longer than PT5M"));
    }

    @Test
    void retentionByAge_passesInVirtualTime() {
        Channel shortLived = chat.system()
                .channels()
                .create(ChannelSpec.named("news").retention(Retention.youngerThan(Duration.ofHours(1))))
                .blockOptional()
                .orElseThrow();
        shortLived.publish(Draft.text("old")).block();
        time.advanceTimeBy(Duration.ofMinutes(59));
        shortLived.publish(Draft.text("new")).block();
        time.advanceTimeBy(Duration.ofMinutes(1));
        StepVerifier.create(shortLived.history(HistoryQuery.latest()).map(StreamMessage::text))
                .expectNext("new")
                .as("the older one is an hour old and gone")
                .verifyComplete();
    }

    @Test
    void consume_messageTrimmedWhileItWaits_isLost() {
        Channel small = chat.system()
                .channels()
                .create(ChannelSpec.named("small").retention(Retention.newest(2)))
                .blockOptional()
                .orElseThrow();
        List<WorkEvent> work = new ArrayList<>();
        small.consume(WORKERS, m -> Mono.just(m.text().equals("first") ? Outcome.retry() : Outcome.done()))
                .subscribe(work::add);
        Receipt first = small.publish(Draft.text("first")).blockOptional().orElseThrow();
        small.publish(Draft.text("second")).block();
        small.publish(Draft.text("third")).block();
        time.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(work).as("its second attempt finds nothing any more").contains(new Lost(first.id()));
        assertThat(small.workers().lag(WORKERS.name()).block()).returns(0L, lag -> lag.pending());
    }

    @Test
    void signals_withoutDemand_areDropped() {
        StepVerifier.create(channel.signals().map(e -> e.signal().payload()), 1)
                .then(() -> channel.broadcast(Signal.text("heard")).block())
                .expectNext("heard")
                .then(() -> channel.broadcast(Signal.text("nobody asked")).block())
                .thenRequest(1)
                .then(() -> channel.broadcast(Signal.text("heard again")).block())
                .expectNext("heard again")
                .as("what came in between is not kept")
                .thenCancel()
                .verify(Duration.ofSeconds(5));
    }

    @Test
    void another_sharesTheStore_butNotTheEnd() {
        MemoryChat second = chat.another();
        List<String> heard = new ArrayList<>();
        second.system()
                .channel(channel.id())
                .subscribe(StartAt.latest())
                .map(StreamMessage::text)
                .subscribe(heard::add);
        channel.publish(Draft.text("hi")).block();
        assertThat(heard).containsExactly("hi");
        second.close().block();
        assertThat(channel.publish(Draft.text("alone")).block()).isNotNull();
    }

    @Test
    void cursor_ofAnotherChat_isNeverTakenForOneOfThis() {
        MemoryChat other = MemoryChat.create();
        Channel twin = other.system().channels().open("books").blockOptional().orElseThrow();
        twin.publish(Draft.text("elsewhere")).block();
        StreamMessage foreign = twin.subscribe(StartAt.oldest()).blockFirst(TEN_SECONDS);
        other.close().block();
        channel.publish(Draft.text("here")).block();
        assertThat(twin.id()).as("ids of channels are predictable").isEqualTo(channel.id());
        StepVerifier.create(channel.feed(StartAt.after(foreign.cursor())).take(1))
                .expectNextMatches(event -> event instanceof Reset)
                .verifyComplete();
    }

    @Test
    void close_ownThreads_areGone() {
        MemoryChat own = MemoryChat.create();
        Channel busy = own.system().channels().open("busy").blockOptional().orElseThrow();
        busy.consume(WORKERS, m -> Mono.never()).subscribe(event -> {}, closed -> {});
        busy.publish(Draft.text("hi")).block();
        busy.produce(Draft.text("bulk")).block();
        own.close().block();
        Mono<Long> left = Mono.fromSupplier(() -> Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("memory-chat"))
                .filter(Thread::isAlive)
                .count());
        assertThat(left.filter(n -> n == 0)
                        .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(10)))
                        .block(TEN_SECONDS))
                .as("no thread is left")
                .isZero();
    }

    @Test
    void close_givenScheduler_isNotDisposed() {
        chat.close().block();
        assertThat(time.isDisposed()).as("we close only what we opened").isFalse();
    }

    @Test
    void options_thatBreakARule_areRefused() {
        MemoryChatOptions options = MemoryChatOptions.defaults();
        assertThatThrownBy(() -> options.idleCheck(Duration.ZERO))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("idle check must be positive");
        assertThatThrownBy(() -> options.idleCheck(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> options.clock(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> options.scheduler(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> MemoryChatOptions.timedBy(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> MemoryChat.create(null)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void signalEvent_receivedAt_isTheGivenTime() {
        List<SignalEvent> heard = new ArrayList<>();
        channel.signals().subscribe(heard::add);
        time.advanceTimeBy(Duration.ofSeconds(3));
        channel.broadcast(Signal.typing()).block();
        assertThat(heard).singleElement().returns(Instant.ofEpochSecond(3), SignalEvent::receivedAt);
    }
}
