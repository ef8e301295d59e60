package io.github.confab.chat.lettuce.engine.work;

import static io.github.confab.chat.lettuce.engine.work.WorkerScene.GROUP;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.WorkEvent.CorruptEntry;
import io.github.confab.chat.model.WorkEvent.Lost;
import io.github.confab.chat.model.WorkEvent.Processed;
import io.github.confab.chat.model.WorkerGroup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What the loop takes, runs, keeps and tells, in virtual time. */
class WorkerLoopTest {

    private final WorkerScene scene = new WorkerScene();
    private final FakeGroupStore store = scene.store;

    @Test
    void consume_messages_areHandledThenAcknowledgedThenTold() {
        store.publish(3);
        scene.start(GROUP, m -> Mono.just(Outcome.done()));
        assertThat(scene.handled).containsExactly("m1", "m2", "m3");
        assertThat(store.pending).as("acknowledged").isEmpty();
        assertThat(scene.processed()).extracting(Processed::attempt).containsExactly(1, 1, 1);
    }

    @Test
    void consume_start_readsOwnFirst_thenSilentOnes_thenNew() {
        scene.start(GROUP.startingAt(StartAt.latest()), m -> Mono.just(Outcome.done()));
        assertThat(store.calls.stream().map(call -> call.split(" ")[0]))
                .containsExactly("join", "own", "claim", "take");
        assertThat(store.calls.get(0)).isEqualTo("join $");
    }

    @Test
    void consume_withoutDemand_takesNothing() {
        store.publish(10);
        scene.start(GROUP, 0, m -> Mono.just(Outcome.done()));
        assertThat(store.count("take")).isZero();
        scene.request(2);
        assertThat(scene.handled).as("two were asked for").hasSize(2);
        assertThat(store.pending).isEmpty();
        scene.pass(ofMinutes(1));
        assertThat(scene.handled).hasSize(2);
        scene.request(1);
        assertThat(scene.handled).hasSize(3);
    }

    @Test
    void consume_concurrency_boundsWhatIsTaken() {
        store.publish(10);
        List<Sinks.One<Outcome>> open = new ArrayList<>();
        scene.start(GROUP.concurrency(3), m -> {
            open.add(Sinks.one());
            return open.get(open.size() - 1).asMono();
        });
        assertThat(store.pending).as("taken and not handled").hasSize(3);
        open.get(1).tryEmitValue(Outcome.done());
        scene.run();
        assertThat(store.pending.keySet()).as("one place was free").containsExactlyInAnyOrder("1-1", "1-3", "1-4");
    }

    @Test
    void consume_kindsThatAreNoMessages_areAcknowledgedUnseen() {
        store.add("j;ada;joined", new byte[0]);
        store.publish(1);
        scene.start(GROUP, 1, m -> Mono.just(Outcome.done()));
        assertThat(store.pending).isEmpty();
        assertThat(scene.handled).as("and cost no demand").containsExactly("m2");
    }

    @Test
    void consume_corruptEntries_becomeDeadLettersAndAreTold() {
        store.add(null, null);
        store.add("m;ada;t2", "no json".getBytes(StandardCharsets.UTF_8));
        store.publish(1);
        scene.start(GROUP, m -> Mono.just(Outcome.done()));
        assertThat(store.buried).hasSize(2);
        assertThat(scene.events.stream().filter(CorruptEntry.class::isInstance).map(e -> ((CorruptEntry) e).entryId()))
                .containsExactly("1-1", "1-2");
        assertThat(scene.handled).containsExactly("m3");
    }

    @Test
    void consume_handlersThatFail_comeAgainAndEndAsDeadLetters() {
        Stream.<Function<StreamMessage, Mono<Outcome>>>of(
                        m -> Mono.error(new IllegalStateException("no")),
                        m -> Mono.empty(),
                        m -> null,
                        m -> {
                            throw new StackOverflowError("no");
                        },
                        m -> Mono.never())
                .forEach(handler -> {
                    WorkerScene one = new WorkerScene();
                    one.store.publish(1);
                    one.start(GROUP.handlerTimeout(ofMillis(100)), handler);
                    one.pass(ofMinutes(2));
                    assertThat(one.processed()).extracting(Processed::attempt).containsExactly(1, 2, 3, 4, 5);
                    assertThat(one.processed().subList(0, 4))
                            .extracting(Processed::outcome)
                            .hasOnlyElementsOfType(Outcome.Retry.class);
                    assertThat(one.processed().get(4).outcome()).isInstanceOf(Outcome.Dead.class);
                    assertThat(one.store.buried).hasSize(1);
                    assertThat(one.error).isNull();
                });
    }

    @Test
    void consume_handlerOverItsTime_isCancelled_andItsLateOutcomeIgnored() {
        store.publish(1);
        List<String> cancelled = new ArrayList<>();
        Sinks.One<Outcome> late = Sinks.one();
        scene.start(GROUP.handlerTimeout(ofSeconds(10)).maxAttempts(1), m -> late.asMono()
                .doOnCancel(() -> cancelled.add(m.text())));
        scene.pass(ofMillis(9_900));
        assertThat(cancelled).as("not before its time").isEmpty();
        scene.pass(ofMillis(1_200));
        assertThat(cancelled).containsExactly("m1");
        late.tryEmitValue(Outcome.done());
        scene.run();
        assertThat(scene.processed()).as("it failed, and only that").hasSize(1);
        assertThat(store.buried).hasSize(1);
    }

    @Test
    void consume_slowHandler_keepsItsMessage() {
        store.publish(1);
        scene.start(GROUP.ackTimeout(ofSeconds(10)), m -> Mono.delay(ofSeconds(31), scene.time)
                .thenReturn(Outcome.done()));
        scene.pass(ofSeconds(30));
        assertThat(store.count("keep 1-1")).as("at every half of the timeout").isEqualTo(6);
        scene.pass(ofMinutes(1));
        assertThat(store.count("keep 1-1")).as("not after it ended").isEqualTo(6);
        assertThat(store.count("keep")).as("nor for nothing").isEqualTo(6);
        assertThat(scene.processed()).hasSize(1);
    }

    @Test
    void consume_retry_isHeldAliveAndOccupiesNoPlace() {
        store.publish(2);
        scene.start(
                GROUP.concurrency(1).ackTimeout(ofSeconds(10)),
                m -> Mono.just(
                        m.text().equals("m1") && scene.handled.size() == 1
                                ? Outcome.retryAfter(ofSeconds(12))
                                : Outcome.done()));
        assertThat(scene.handled).as("others go on").containsExactly("m1", "m2");
        scene.pass(ofSeconds(11));
        assertThat(store.count("keep 1-1")).isEqualTo(2);
        assertThat(store.count("again")).isZero();
        scene.pass(ofSeconds(1));
        assertThat(scene.handled).containsExactly("m1", "m2", "m1");
        assertThat(scene.processed()).extracting(Processed::attempt).containsExactly(1, 1, 2);
        assertThat(store.pending).isEmpty();
    }

    @Test
    void consume_heldAndTakenOver_isLetGo() {
        store.publish(1);
        scene.start(GROUP, m -> Mono.just(Outcome.retryAfter(ofSeconds(40))));
        store.pending.remove("1-1");
        scene.pass(ofMinutes(2));
        assertThat(scene.handled).as("another worker has it").hasSize(1);
        assertThat(store.count("again")).isZero();
    }

    @Test
    void consume_heldAndTrimmed_isToldAsLost() {
        store.publish(1);
        scene.start(GROUP, m -> Mono.just(Outcome.retryAfter(ofSeconds(5))));
        store.trim("1-1");
        scene.pass(ofSeconds(5));
        assertThat(scene.events).last().isEqualTo(new Lost(new MessageId(1, 1)));
        assertThat(scene.handled).hasSize(1);
    }

    @Test
    void consume_orderingKey_aRetryHoldsBackLaterOnesOfItsKey_evenWithoutPlacesOrDemandToSpare() {
        store.publish(6);
        WorkerGroup group = GROUP.concurrency(2).orderedBy(m -> "k");
        scene.start(
                group,
                1,
                m -> Mono.just(scene.handled.size() == 1 ? Outcome.retryAfter(ofSeconds(2)) : Outcome.done()));
        for (int i = 0; i < 6; i++) {
            scene.request(1);
            scene.pass(ofSeconds(1));
        }
        assertThat(scene.handled)
                .as("m1 again before m2; nothing stands still")
                .containsExactly("m1", "m1", "m2", "m3", "m4", "m5", "m6");
    }

    @Test
    void consume_orderingKeyThatFails_handlesWithoutOrder() {
        store.publish(3);
        scene.start(
                GROUP.orderedBy(m -> {
                    throw new IllegalStateException("no key");
                }),
                m -> Mono.just(Outcome.done()));
        assertThat(scene.handled).hasSize(3);
    }

    @Test
    void consume_silentWorkersMessages_areTakenOver_tooOftenDeliveredOnesBuried() {
        store.publish(3);
        store.leaveBehind("1-1", 1);
        store.leaveBehind("1-2", 5);
        store.leaveBehind("1-3", 1);
        store.trim("1-3");
        scene.start(GROUP.maxAttempts(5), m -> Mono.just(Outcome.done()));
        assertThat(scene.handled).containsExactly("m1");
        assertThat(scene.processed().stream().map(p -> p.message().text() + " " + p.attempt()))
                .containsExactlyInAnyOrder("m1 2", "m2 6");
        assertThat(store.buried).hasSize(1);
        assertThat(scene.events).contains(new Lost(new MessageId(1, 3)));
    }

    @Test
    void consume_ring_readsAtOnce_andWithoutOneEveryFiveSeconds() {
        scene.start(GROUP, m -> Mono.just(Outcome.done()));
        store.publish(1);
        scene.ring();
        assertThat(scene.handled).hasSize(1);
        store.publish(1);
        scene.pass(ofMillis(4_999));
        assertThat(scene.handled).hasSize(1);
        scene.pass(ofMillis(1));
        assertThat(scene.handled).hasSize(2);
    }
}
