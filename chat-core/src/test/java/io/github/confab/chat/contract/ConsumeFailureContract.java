package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.ConsumeContract.WORKERS;
import static io.github.confab.chat.contract.ConsumeContract.processed;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.model.DeadLetter;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.WorkEvent;
import io.github.confab.chat.model.WorkEvent.GroupRecreated;
import io.github.confab.chat.model.WorkEvent.Processed;
import io.github.confab.chat.model.WorkerGroup;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** The promises of {@link Channel#consume} when handlers fail, hang or are taken away. */
public interface ConsumeFailureContract extends ChatBackend {

    @Test
    default void consume_retry_comesAgainAsAnotherAttempt() {
        Channel channel = channel(chat());
        AtomicInteger calls = new AtomicInteger();
        Probe<WorkEvent> worker = Probe.on(channel.consume(
                WORKERS,
                m -> Mono.just(calls.incrementAndGet() < 3 ? Outcome.retryAfter(Duration.ZERO) : Outcome.done())));
        Receipt receipt = published(channel, "m0");
        List<Processed> work = processed(worker, 3);
        assertThat(work).extracting(p -> p.message().id()).containsOnly(receipt.id());
        assertThat(work)
                .extracting(Processed::attempt)
                .as("attempts count from 1")
                .containsExactly(1, 2, 3);
        assertThat(work)
                .extracting(Processed::outcome)
                .containsExactly(Outcome.retryAfter(Duration.ZERO), Outcome.retryAfter(Duration.ZERO), Outcome.done());
    }

    @Test
    default void consume_retryAfter_waitsAtLeastThatLong_othersGoOn() {
        Channel channel = channel(chat());
        Duration delay = Duration.ofMillis(1500);
        Probe<WorkEvent> worker = Probe.on(channel.consume(
                WORKERS.concurrency(1),
                m -> Mono.just(m.text().equals("later") ? Outcome.retryAfter(delay) : Outcome.done())));
        published(channel, "later");
        processed(worker, 1);
        long postponed = System.nanoTime();
        published(channel, "now");
        assertThat(processed(worker, 1).get(0).message().text())
                .as("a postponed message holds up nobody")
                .isEqualTo("now");
        Processed again = processed(worker, 1).get(0);
        assertThat(again.message().text()).isEqualTo("later");
        assertThat(Duration.ofNanos(System.nanoTime() - postponed))
                .as("not before the delay, save for the time the first event took to get here")
                .isGreaterThan(delay.minusMillis(500));
    }

    /** What B51 names, each a handler that fails. */
    static Stream<Named<Function<StreamMessage, Publisher<Outcome>>>> badHandlers() {
        return Stream.of(
                Named.of("throws an exception", m -> {
                    throw new IllegalStateException("no");
                }),
                Named.of("throws an Error", m -> {
                    throw new AssertionError("no");
                }),
                Named.of("errors", m -> Mono.error(new IllegalStateException("no"))),
                Named.of("gives nothing", m -> Mono.empty()),
                Named.of("returns null", m -> null),
                Named.of("never ends", m -> Mono.never()));
    }

    @ParameterizedTest(name = "B51 handler {0}")
    @MethodSource("io.github.confab.chat.contract.ConsumeFailureContract#badHandlers")
    default void consume_failingHandler_isAnAttempt_andTheLoopGoesOn(
            Function<StreamMessage, Publisher<Outcome>> badHandler) {
        Channel channel = channel(chat());
        WorkerGroup group = WORKERS.maxAttempts(2).handlerTimeout(Duration.ofMillis(700));
        Probe<WorkEvent> worker = Probe.on(
                channel.consume(group, m -> m.text().equals("good") ? Mono.just(Outcome.done()) : badHandler.apply(m)));
        published(channel, "poison");
        published(channel, "good");
        List<Processed> work = processed(worker, 3);
        assertThat(work)
                .filteredOn(p -> p.message().text().equals("good"))
                .as("others go on")
                .hasSize(1);
        List<Processed> poison =
                work.stream().filter(p -> p.message().text().equals("poison")).toList();
        assertThat(poison).extracting(Processed::attempt).as("it comes again").containsExactly(1, 2);
        assertThat(poison.get(0).outcome()).as("the first failure").isInstanceOf(Outcome.Retry.class);
        assertThat(poison.get(1).outcome()).as("the last attempt").isInstanceOf(Outcome.Dead.class);
        DeadLetter dead = get(channel.workers().deadLetters(group.name(), PageRequest.first()))
                .items()
                .get(0);
        assertThat(dead.attempts()).isEqualTo(2);
        assertThat(dead.reason()).as("it says what went wrong").isNotBlank();
        assertThat(dead.message().map(StreamMessage::text)).contains("poison");
        published(channel, "good");
        processed(worker, 1);
    }

    @Test
    default void consume_retryAtTheLastAttempt_becomesADeadLetter() {
        Channel channel = channel(chat());
        Probe<WorkEvent> worker =
                Probe.on(channel.consume(WORKERS.maxAttempts(2), m -> Mono.just(Outcome.retryAfter(Duration.ZERO))));
        published(channel, "m0");
        List<Processed> work = processed(worker, 2);
        assertThat(work.get(1).outcome())
                .as("asking for another attempt does not make more of them")
                .isInstanceOf(Outcome.Dead.class);
    }

    @Test
    default void consume_slowerThanAckTimeout_isNotRedelivered() {
        Channel channel = channel(chat());
        WorkerGroup group = WORKERS.ackTimeout(Duration.ofSeconds(1));
        AtomicInteger calls = new AtomicInteger();
        Function<StreamMessage, Mono<Outcome>> slow = m -> {
            calls.incrementAndGet();
            return Mono.delay(Duration.ofMillis(3200)).thenReturn(Outcome.done());
        };
        Probe<WorkEvent> here = Probe.on(channel.consume(group, slow));
        published(channel, "slow");
        Given.eventually("somebody has it", channel.workers().lag(group.name()), lag -> lag.pending() == 1);
        Probe<WorkEvent> there =
                Probe.on(elsewhere().system().channel(channel.id()).consume(group, slow));
        Processed done = processed(here, 1).get(0);
        assertThat(done.attempt()).as("its own worker finished it").isEqualTo(1);
        assertThat(calls.get())
                .as("a handler that is still running keeps its message")
                .isEqualTo(1);
        assertThat(there.unread()).as("the other worker never had it").isEmpty();
    }

    @Test
    default void consume_cancelled_stopsTheHandler_andHandsOver() {
        Channel channel = channel(chat());
        WorkerGroup group = WORKERS.ackTimeout(Duration.ofSeconds(1));
        CompletableFuture<String> started = new CompletableFuture<>();
        CompletableFuture<String> stopped = new CompletableFuture<>();
        Probe<WorkEvent> leaving = Probe.on(channel.consume(group, m -> Mono.<Outcome>never()
                .doOnSubscribe(s -> started.complete(m.text()))
                .doOnCancel(() -> stopped.complete(m.text()))));
        published(channel, "m0");
        assertThat(started.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo("m0");
        leaving.cancel();
        assertThat(stopped.orTimeout(20, TimeUnit.SECONDS).join())
                .as("the running handler is cancelled")
                .isEqualTo("m0");
        Probe<WorkEvent> taking =
                Probe.on(elsewhere().system().channel(channel.id()).consume(group, m -> Mono.just(Outcome.done())));
        Processed work = processed(taking, 1).get(0);
        assertThat(work.message().text()).as("another worker takes over").isEqualTo("m0");
        assertThat(work.attempt()).as("attempts count over all workers").isEqualTo(2);
    }

    @Test
    default void consume_groupDeletedWhileRunning_isMadeAnewAndSaysSo() {
        Channel channel = channel(chat());
        Probe<WorkEvent> worker = Probe.on(channel.consume(WORKERS, m -> Mono.just(Outcome.done())));
        Receipt first = published(channel, "m0");
        processed(worker, 1);
        assertThat(get(channel.workers().delete(WORKERS.name())))
                .as("it was there")
                .isTrue();
        published(channel, "m1");
        GroupRecreated event = worker.next(GroupRecreated.class, "never a silent return");
        assertThat(event.position()).as("it goes on after what was done").isEqualTo(first.id());
        Processed work = processed(worker, 1).get(0);
        assertThat(work.message().text()).isEqualTo("m1");
    }
}
