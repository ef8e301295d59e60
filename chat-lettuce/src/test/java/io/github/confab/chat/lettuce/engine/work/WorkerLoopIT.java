package io.github.confab.chat.lettuce.engine.work;

import static io.github.confab.chat.lettuce.engine.work.WorkerBed.CHANNEL;
import static io.github.confab.chat.lettuce.engine.work.WorkerBed.GROUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.contract.Probe;
import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.lettuce.redis.WorkerStores;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.WorkEvent;
import io.github.confab.chat.model.WorkEvent.CorruptEntry;
import io.github.confab.chat.model.WorkEvent.GroupRecreated;
import io.github.confab.chat.model.WorkEvent.Processed;
import io.lettuce.core.KillArgs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The consume loop on a real Redis. */
class WorkerLoopIT extends WorkerSuite {

    @Test
    void consume_groupDestroyed_isMadeAnew_andWhatIsHeldStaysOurs() {
        AtomicInteger attempts = new AtomicInteger();
        Probe<WorkEvent> worker = here.work(
                GROUP,
                m -> Mono.just(
                        m.text().equals("later") && attempts.incrementAndGet() == 1
                                ? Outcome.retryAfter(Duration.ofMillis(700))
                                : Outcome.done()));
        here.publish("later", "m1");
        worker.next(2, "one is done, one is held");
        redis.cli().xgroupDestroy(STREAM, "g");
        List<MessageId> next = here.publish("m2");
        List<WorkEvent> events = worker.next(3, "the event, the new message, the one that was held");
        assertThat(events).filteredOn(GroupRecreated.class::isInstance).hasSize(1);
        assertThat(events)
                .filteredOn(Processed.class::isInstance)
                .extracting(e -> ((Processed) e).message().text())
                .containsExactlyInAnyOrder("m2", "later");
        assertThat(events)
                .filteredOn(e -> e instanceof Processed p && p.message().text().equals("later"))
                .extracting(e -> ((Processed) e).attempt())
                .as("attempts go on being counted")
                .containsExactly(2);
        assertThat(next).hasSize(1);
    }

    @Test
    void consume_streamDeleted_goesOnWithTheNextMessage() {
        Probe<WorkEvent> worker = here.work(GROUP, m -> Mono.just(Outcome.done()));
        here.publish("m0");
        worker.next(Processed.class, "m0");
        redis.cli().del(STREAM);
        here.publish("m1");
        worker.next(GroupRecreated.class, "never a silent return");
        assertThat(worker.next(Processed.class, "m1").message().text()).isEqualTo("m1");
    }

    @Test
    void consume_flushAll_errorsWithChannelGone() {
        Probe<WorkEvent> worker = here.work(GROUP, m -> Mono.just(Outcome.done()));
        here.publish("m0");
        worker.next(Processed.class, "m0");
        redis.cli().flushall();
        here.ring();
        assertThat(worker.error("the channel is gone")).isInstanceOf(ChannelGoneException.class);
        assertThat(here.listeners()).as("the doorbell is given back").isZero();
        assertThat(redis.cli().keys("*")).as("nothing is made anew").isEmpty();
    }

    @Test
    void consume_corruptEntries_becomeDeadLetters_andWorkGoesOn() {
        Probe<WorkEvent> worker = here.work(GROUP, m -> Mono.just(Outcome.done()));
        String foreign = redis.cli().xadd(STREAM, Map.of("what", "ever"));
        here.publish("m0");
        List<WorkEvent> events = worker.next(2, "the corrupt one and the good one");
        assertThat(events)
                .filteredOn(CorruptEntry.class::isInstance)
                .extracting(e -> ((CorruptEntry) e).entryId())
                .containsExactly(foreign);
        assertThat(redis.cli().xlen(DEAD)).isEqualTo(1);
        await().until(() -> redis.cli().xpending(STREAM, "g").getCount() == 0);
    }

    @Test
    void consume_connectionKilledAgainAndAgain_losesNothing() {
        Set<String> handled = ConcurrentHashMap.newKeySet();
        AtomicInteger calls = new AtomicInteger();
        Probe<WorkEvent> worker = here.work(GROUP.ackTimeout(Duration.ofSeconds(2)), m -> {
            calls.incrementAndGet();
            handled.add(m.text());
            return Mono.just(Outcome.done());
        });
        for (int i = 0; i < 40; i++) {
            there.stores().publish(CHANNEL, texts(i * 250, 250));
            here.ring();
            killConnectionOf(here);
        }
        await().untilAsserted(() -> assertThat(handled).hasSize(10_000));
        await().untilAsserted(() -> assertThat(redis.cli().xpending(STREAM, "g").getCount())
                .as("acknowledgements that got lost were sent again")
                .isZero());
        assertThat(calls.get())
                .as("no delivery was counted twice for a lost reply")
                .isEqualTo(10_000);
        assertThat(worker.next(10_000, "an event for each").stream().map(e -> ((Processed) e).attempt()))
                .as("nor was an attempt")
                .containsOnly(1);
    }

    @Test
    void consume_notTheOwner_isForbidden_ownerIsNot() {
        var bob = new WorkerRights(here.stores().access(), UserId.of("bob"), false);
        Probe<WorkEvent> refused = Probe.on(here.consume(GROUP, bob, m -> Mono.just(Outcome.done())));
        assertThat(refused.error("a stranger")).isInstanceOf(ForbiddenException.class);
        assertThat(redis.cli().xinfoGroups(STREAM)).as("no group was made").isEmpty();
        var ada = new WorkerRights(here.stores().access(), WorkerStores.OWNER, false);
        Probe<WorkEvent> allowed = Probe.on(here.consume(GROUP, ada, m -> Mono.just(Outcome.done())));
        here.publish("m0");
        allowed.next(Processed.class, "the owner works");
        allowed.cancel();
    }

    @Test
    void consume_noChannel_errorsWithNotFound() {
        redis.cli().flushall();
        Probe<WorkEvent> worker = here.work(GROUP, m -> Mono.just(Outcome.done()));
        assertThat(worker.error("there is none")).isInstanceOf(ChannelNotFoundException.class);
    }

    private static void killConnectionOf(WorkerBed bed) {
        redis.cli()
                .clientList()
                .lines()
                .filter(client -> client.contains("name=" + bed.stores().name() + " "))
                .map(client -> client.substring("id=".length(), client.indexOf(' ')))
                .forEach(id -> redis.cli().clientKill(KillArgs.Builder.id(Long.parseLong(id))));
    }
}
