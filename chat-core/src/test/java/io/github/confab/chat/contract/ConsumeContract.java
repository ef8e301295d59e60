package io.github.confab.chat.contract;

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
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.WorkEvent;
import io.github.confab.chat.model.WorkEvent.Processed;
import io.github.confab.chat.model.WorkerGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The promises of {@link Channel#consume} while all goes well: who gets what, how much, in which order. */
public interface ConsumeContract extends ChatBackend {

    /** A group that all tests may use, since each has a channel of its own. */
    WorkerGroup WORKERS = WorkerGroup.of("workers");

    @Test
    default void consume_everyMessageOnce_andSubscribersUndisturbed() {
        Channel channel = channel(chat());
        published(channel, 50);
        Probe<StreamMessage> reader = Probe.on(channel.subscribe(StartAt.oldest()));
        Probe<WorkEvent> worker = Probe.on(channel.consume(WORKERS, m -> Mono.just(Outcome.done())));
        get(channel.produce(Draft.text("m50")));
        published(joined(client(elsewhere()), channel), "m51");
        List<Processed> work = processed(worker, 52);
        assertThat(work.stream().map(p -> p.message().text()))
                .as("each message once: stored before, published, produced, of another process")
                .containsExactlyInAnyOrderElementsOf(texts(0, 52));
        assertThat(work).as("at the first attempt").allSatisfy(p -> {
            assertThat(p.attempt()).isEqualTo(1);
            assertThat(p.outcome()).isEqualTo(Outcome.done());
        });
        assertThat(textsOf(reader.next(52, "subscribers notice nothing of it"))).isEqualTo(texts(0, 52));
    }

    @Test
    default void consume_notSubscribed_makesNoGroup() {
        Channel channel = channel(chat());
        channel.consume(WORKERS, m -> Mono.just(Outcome.done()));
        Expect.empty(channel.workers().lag(WORKERS.name()), "nothing happens before subscribe");
    }

    @Test
    default void consume_whatWasEdited_asItStands_andNothingDeleted() {
        Channel channel = channel(chat());
        List<Receipt> receipts = published(channel, 4);
        get(channel.messages().edit(receipts.get(0).id(), Draft.text("m0, edited")));
        get(channel.messages().delete(receipts.get(1).id()));
        get(channel.messages().erase(receipts.get(2).id()));
        Probe<WorkEvent> worker = Probe.on(channel.consume(WORKERS, m -> Mono.just(Outcome.done())));
        List<Processed> work = processed(worker, 2);
        assertThat(work.stream().map(p -> p.message().text()))
                .as("what is deleted is no work")
                .containsExactlyInAnyOrder("m0, edited", "m3");
        worker.cancel();
    }

    @Test
    default void consume_again_goesOnWhereTheGroupWas() {
        Channel channel = channel(chat());
        published(channel, 5);
        Probe<WorkEvent> first = Probe.on(channel.consume(WORKERS, m -> Mono.just(Outcome.done())));
        processed(first, 5);
        first.cancel();
        published(channel, "m5");
        Channel there = elsewhere().system().channel(channel.id());
        Probe<WorkEvent> second = Probe.on(there.consume(WORKERS, m -> Mono.just(Outcome.done())));
        assertThat(processed(second, 1).get(0).message().text())
                .as("the place belongs to the group, not to a worker or process")
                .isEqualTo("m5");
    }

    @Test
    default void consume_twoGroups_eachGetEverything() {
        Channel channel = channel(chat());
        Probe<WorkEvent> index = Probe.on(channel.consume(WorkerGroup.of("index"), m -> Mono.just(Outcome.done())));
        Probe<WorkEvent> mail = Probe.on(channel.consume(WorkerGroup.of("mail"), m -> Mono.just(Outcome.done())));
        published(channel, 5);
        assertThat(textsOfWork(processed(index, 5))).containsExactlyInAnyOrderElementsOf(texts(0, 5));
        assertThat(textsOfWork(processed(mail, 5))).containsExactlyInAnyOrderElementsOf(texts(0, 5));
    }

    @Test
    default void consume_twoWorkers_shareTheMessages() {
        Channel channel = channel(chat());
        Channel there = elsewhere().system().channel(channel.id());
        Probe<WorkEvent> stuck = Probe.on(channel.consume(WORKERS.concurrency(1), m -> Mono.never()));
        published(channel, "m0");
        Given.eventually("the first worker has m0", channel.workers().lag(WORKERS.name()), lag -> lag.pending() == 1);
        Probe<WorkEvent> busy = Probe.on(there.consume(WORKERS, m -> Mono.just(Outcome.done())));
        for (int i = 1; i < 20; i++) {
            published(channel, "m" + i);
        }
        assertThat(textsOfWork(processed(busy, 19)))
                .as("each message goes to one worker; a stuck one holds up nobody else")
                .containsExactlyInAnyOrderElementsOf(texts(1, 20));
        stuck.cancel();
    }

    @Test
    default void consume_membershipChanges_areNoWork() {
        Channel channel = channel(chat());
        Probe<WorkEvent> worker = Probe.on(channel.consume(WORKERS, m -> Mono.just(Outcome.done())));
        published(channel, "m0");
        get(joined(client(chat()), channel).members().leave());
        published(channel, "m1");
        assertThat(textsOfWork(processed(worker, 2))).containsExactlyInAnyOrder("m0", "m1");
    }

    @Test
    default void consume_startingAtLatest_leavesOutThePast() {
        Channel channel = channel(chat());
        published(channel, 3);
        Probe<WorkEvent> worker =
                Probe.on(channel.consume(WORKERS.startingAt(StartAt.latest()), m -> Mono.just(Outcome.done())));
        Given.eventually("the group is made", channel.workers().lag(WORKERS.name()), lag -> true);
        published(channel, "new");
        assertThat(textsOfWork(processed(worker, 1))).containsExactly("new");
    }

    @Test
    default void consume_concurrency_isABound() {
        Channel channel = channel(chat());
        published(channel, 20);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Sinks.Empty<Void> gate = Sinks.empty();
        // counted down before the outcome is given: with it the next handler may start
        Mono<Outcome> end = gate.asMono().then(Mono.fromSupplier(() -> {
            running.decrementAndGet();
            return Outcome.done();
        }));
        Probe<WorkEvent> worker = Probe.on(channel.consume(
                WORKERS.concurrency(4),
                m -> Mono.defer(() -> {
                    int now = running.incrementAndGet();
                    most.accumulateAndGet(now, Math::max);
                    if (now == 4) {
                        gate.tryEmitEmpty();
                    }
                    return end;
                })));
        processed(worker, 20);
        assertThat(most.get()).as("four at once, and no more").isEqualTo(4);
    }

    @Test
    default void consume_orderingKey_handlesOneAfterTheOther() {
        Channel channel = channel(chat());
        Map<String, Queue<String>> byKey = new ConcurrentHashMap<>();
        Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
        AtomicInteger overlaps = new AtomicInteger();
        for (int i = 0; i < 60; i++) {
            get(channel.publish(Draft.text("m" + i).withAttribute("key", "k" + i % 3)));
        }
        Probe<WorkEvent> worker =
                Probe.on(channel.consume(WORKERS.orderedBy(m -> m.attributes().get("key")), m -> {
                    String key = m.attributes().get("key");
                    AtomicInteger now = running.computeIfAbsent(key, k -> new AtomicInteger());
                    if (now.incrementAndGet() > 1) {
                        overlaps.incrementAndGet();
                    }
                    byKey.computeIfAbsent(key, k -> new ConcurrentLinkedQueue<>())
                            .add(m.text());
                    return Mono.delay(Duration.ofMillis(2))
                            .doOnNext(tick -> now.decrementAndGet())
                            .thenReturn(Outcome.done());
                }));
        processed(worker, 60);
        assertThat(overlaps.get()).as("never two of a key at once").isZero();
        for (int key = 0; key < 3; key++) {
            List<String> expected = new ArrayList<>();
            for (int i = key; i < 60; i += 3) {
                expected.add("m" + i);
            }
            assertThat(byKey.get("k" + key)).as("in the order of the channel").containsExactlyElementsOf(expected);
        }
    }

    @Test
    default void consume_withoutDemand_takesNoFurtherMessages() {
        Channel channel = channel(chat());
        published(channel, 20);
        AtomicInteger handled = new AtomicInteger();
        Probe<WorkEvent> idle = Probe.on(
                channel.consume(WORKERS.concurrency(1), m -> {
                    handled.incrementAndGet();
                    return Mono.just(Outcome.done());
                }),
                0);
        Given.eventually("the group is made", channel.workers().lag(WORKERS.name()), lag -> true);
        processed(Probe.on(channel.consume(WorkerGroup.of("other"), m -> Mono.just(Outcome.done()))), 20);
        assertThat(handled.get()).as("nobody asked").isZero();
        idle.request(2);
        processed(idle, 2);
        processed(Probe.on(channel.consume(WorkerGroup.of("third"), m -> Mono.just(Outcome.done()))), 20);
        assertThat(handled.get())
                .as("asked for two; at most one more is under way")
                .isBetween(2, 3);
        idle.request(Long.MAX_VALUE);
        processed(idle, 18);
    }

    @Test
    default void consume_plainMember_errorsWithForbidden() {
        Channel channel = channel(chat());
        ChatClient bob = client(chat());
        Channel bobs = joined(bob, channel);
        EveryCall.onWorkers(bobs)
                .forEach((name, call) -> assertThat(failure(call, ForbiddenException.class, name + ": a member"))
                        .as(name)
                        .returns(Reason.ROLE_TOO_LOW, ForbiddenException::reason)
                        .returns(bob.user().id(), ForbiddenException::user));
    }

    @Test
    default void consume_null_throwsAtTheCall() {
        Channel channel = channel(chat());
        assertThatThrownBy(() -> channel.consume(null, m -> Mono.just(Outcome.done())))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> channel.consume(WORKERS, null)).isInstanceOf(InvalidArgumentException.class);
    }

    /** Waits for that many processed messages. */
    static List<Processed> processed(Probe<WorkEvent> worker, int count) {
        List<Processed> work = new ArrayList<>();
        while (work.size() < count) {
            work.add(worker.next(Processed.class, "processed " + work.size() + " of " + count));
        }
        return work;
    }

    private static List<String> textsOfWork(List<Processed> work) {
        return work.stream().map(p -> p.message().text()).toList();
    }
}
