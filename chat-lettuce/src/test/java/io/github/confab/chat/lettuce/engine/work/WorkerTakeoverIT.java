package io.github.confab.chat.lettuce.engine.work;

import static io.github.confab.chat.lettuce.engine.work.WorkerBed.CHANNEL;
import static io.github.confab.chat.lettuce.engine.work.WorkerBed.GROUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.contract.Probe;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.WorkEvent;
import io.github.confab.chat.model.WorkEvent.Lost;
import io.github.confab.chat.model.WorkEvent.Processed;
import io.lettuce.core.Consumer;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Several workers of a group on a real Redis: what becomes of messages whose worker fails, hangs or dies. */
class WorkerTakeoverIT extends WorkerSuite {

    @Test
    void consume_trimmedWhileInHandOfOneWhoVanished_isToldAsLost() {
        here.work(GROUP.ackTimeout(Duration.ofSeconds(1)), m -> Mono.never());
        List<MessageId> ids = here.publish("m0", "m1");
        await().until(() -> redis.cli().xpending(STREAM, "g").getCount() == 2);
        here.vanish();
        redis.cli().xdel(STREAM, ids.get(0).toString());
        Probe<WorkEvent> taking = there.work(GROUP.ackTimeout(Duration.ofSeconds(1)), m -> Mono.just(Outcome.done()));
        List<WorkEvent> events = taking.next(2, "both are accounted for");
        assertThat(events).contains(new Lost(ids.get(0)));
        assertThat(events).filteredOn(Processed.class::isInstance).hasSize(1);
        await().until(() -> redis.cli().xpending(STREAM, "g").getCount() == 0);
    }

    @Test
    void consume_workerVanished_isTakenOverAsAnotherAttempt() {
        here.work(GROUP.ackTimeout(Duration.ofSeconds(1)), m -> Mono.never());
        here.publish("m0");
        await().until(() -> redis.cli().xpending(STREAM, "g").getCount() == 1);
        here.vanish();
        Probe<WorkEvent> taking = there.work(GROUP.ackTimeout(Duration.ofSeconds(1)), m -> Mono.just(Outcome.done()));
        Processed work = taking.next(Processed.class, "the other one takes it over");
        assertThat(work.message().text()).isEqualTo("m0");
        assertThat(work.attempt()).isEqualTo(2);
    }

    @Test
    @SuppressWarnings("unchecked") // Lettuce's own varargs of a generic type
    void consume_workersThatDieOfAMessage_becomesADeadLetterInTheEnd() {
        redis.cli().xgroupCreate(StreamOffset.from(STREAM, "0"), "g");
        here.publish("killer");
        for (int death = 0; death < 5; death++) {
            redis.cli().xreadgroup(Consumer.from("g", "dead"), StreamOffset.from(STREAM, death == 0 ? ">" : "0"));
        }
        Probe<WorkEvent> worker = there.work(GROUP.ackTimeout(Duration.ofSeconds(1)), m -> Mono.just(Outcome.done()));
        Processed end = worker.next(Processed.class, "delivered five times, and nobody came back");
        assertThat(end.attempt()).isEqualTo(6);
        assertThat(end.outcome()).isInstanceOf(Outcome.Dead.class);
        assertThat(redis.cli().xlen(DEAD)).isEqualTo(1);
    }

    @Test
    void consume_cancelled_leavesNoConsumerBehind_andHandsOverAtOnce() {
        Probe<WorkEvent> first =
                here.work(GROUP, m -> m.text().equals("m0") ? Mono.just(Outcome.done()) : Mono.never());
        here.publish("m0", "m1");
        first.next(Processed.class, "m0");
        first.cancel();
        Probe<WorkEvent> second = there.work(GROUP.ackTimeout(Duration.ofSeconds(4)), m -> Mono.just(Outcome.done()));
        assertThat(second.next(Processed.class, "without waiting for the timeout")
                        .message()
                        .text())
                .isEqualTo("m1");
        second.cancel();
        await().untilAsserted(() -> assertThat(redis.cli().xinfoConsumers(STREAM, "g"))
                .as("who has nothing in hand is forgotten; the one whose message was taken over waits for the janitor")
                .hasSizeLessThanOrEqualTo(1));
        assertThat(here.listeners()).isZero();
    }

    @Test
    void consume_twoProcesses_shareEveryMessageOnce() {
        Set<String> handled = ConcurrentHashMap.newKeySet();
        AtomicInteger twice = new AtomicInteger();
        AtomicInteger byThere = new AtomicInteger();
        here.work(
                GROUP,
                m -> Mono.fromCallable(() -> {
                    if (!handled.add(m.text())) {
                        twice.incrementAndGet();
                    }
                    return Outcome.done();
                }));
        there.work(
                GROUP,
                m -> Mono.fromCallable(() -> {
                    if (!handled.add(m.text())) {
                        twice.incrementAndGet();
                    }
                    byThere.incrementAndGet();
                    return Outcome.done();
                }));
        for (int i = 0; i < 20; i++) {
            here.stores().publish(CHANNEL, texts(i * 100, 100));
            here.ring();
            there.ring();
        }
        await().untilAsserted(() -> assertThat(handled).hasSize(2000));
        assertThat(twice.get()).as("nobody died, so nothing came twice").isZero();
        assertThat(byThere.get()).as("both worked").isBetween(1, 1999);
        await().untilAsserted(() -> assertThat(redis.cli().xpending(STREAM, "g").getCount())
                .as("all of it is acknowledged")
                .isZero());
    }

    @Test
    @Tag("slow")
    void consume_poison_becomesADeadLetterAfterFiveAttempts_whileTheGroupGoesOn() {
        Probe<WorkEvent> worker = here.work(GROUP.concurrency(1), m -> {
            if (m.text().equals("poison")) {
                throw new AssertionError("cannot digest");
            }
            return Mono.just(Outcome.done());
        });
        MessageId poison = here.publish("poison").get(0);
        assertThat(worker.next(Processed.class, "the first attempt").outcome()).isInstanceOf(Outcome.Retry.class);
        here.publish("good");
        assertThat(worker.next(Processed.class, "the group goes on").message().text())
                .isEqualTo("good");
        List<WorkEvent> rest = worker.next(4, "the other attempts");
        assertThat(rest).extracting(e -> ((Processed) e).attempt()).containsExactly(2, 3, 4, 5);
        assertThat(((Processed) rest.get(3)).outcome())
                .isEqualTo(Outcome.deadLetter("java.lang.AssertionError: cannot digest"));
        var letters = here.stores().desk().letters(CHANNEL, "g", "0-0", 10).block();
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).entry().id()).isEqualTo(poison.toString());
        assertThat(letters.get(0).attempts()).isEqualTo(5);
        assertThat(redis.cli().xpending(STREAM, "g").getCount()).isZero();
    }

    @Test
    void consume_handlerSlowerThanAckTimeout_keepsItsMessage_blockingOrNot() {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch blocked = new CountDownLatch(1);
        Probe<WorkEvent> slow = here.work(GROUP.ackTimeout(Duration.ofSeconds(1)), m -> {
            calls.incrementAndGet();
            return m.text().equals("blocks")
                    ? Mono.just(awaited(blocked))
                    : Mono.delay(Duration.ofMillis(2500)).thenReturn(Outcome.done());
        });
        here.publish("blocks", "waits");
        await().until(() -> redis.cli().xpending(STREAM, "g").getCount() == 2);
        there.work(GROUP.ackTimeout(Duration.ofSeconds(1)), m -> {
            calls.incrementAndGet();
            return Mono.just(Outcome.done());
        });
        assertThat(slow.next(Processed.class, "2.5 seconds later").attempt()).isEqualTo(1);
        blocked.countDown();
        assertThat(slow.next(Processed.class, "the other one").attempt()).isEqualTo(1);
        assertThat(calls.get()).as("nobody took them over").isEqualTo(2);
    }

    private static Outcome awaited(CountDownLatch latch) {
        try {
            latch.await();
            return Outcome.done();
        } catch (InterruptedException taken) {
            return Outcome.retry();
        }
    }
}
