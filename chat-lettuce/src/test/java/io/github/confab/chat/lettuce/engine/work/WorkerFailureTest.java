package io.github.confab.chat.lettuce.engine.work;

import static io.github.confab.chat.lettuce.engine.work.WorkerScene.CHANNEL;
import static io.github.confab.chat.lettuce.engine.work.WorkerScene.GROUP;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.AccessDeniedException;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ServerRefusedException;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.redis.AccessStore.Access;
import io.github.confab.chat.lettuce.redis.GroupReply;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.WorkEvent.Processed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What the loop makes of a store that fails or loses replies, and how it ends. */
class WorkerFailureTest {

    private static final UnavailableException AWAY = new UnavailableException("away", null);

    private final WorkerScene scene = new WorkerScene();
    private final FakeGroupStore store = scene.store;

    @Test
    void consume_redisAway_triesAgainWithPauses_andNeverErrors() {
        scene.start(GROUP, m -> Mono.just(Outcome.done()));
        store.network = call -> Mono.error(AWAY);
        store.calls.clear();
        scene.pass(ofMinutes(1));
        assertThat(store.calls).as("pauses grow to two seconds").hasSizeBetween(20, 300);
        store.network = FakeGroupStore.Call::run;
        store.publish(2);
        scene.pass(ofSeconds(2));
        assertThat(scene.handled).as("it goes on by itself").hasSize(2);
        assertThat(scene.error).isNull();
    }

    @Test
    void consume_redisAwayAtTheStart_startsLater() {
        store.network = call -> Mono.error(AWAY);
        store.publish(1);
        scene.start(GROUP, m -> Mono.just(Outcome.done())).pass(ofSeconds(10));
        store.network = FakeGroupStore.Call::run;
        scene.pass(ofSeconds(2));
        assertThat(scene.handled).hasSize(1);
    }

    @Test
    void consume_lostReplyOfTake_findsTheMessagesAmongItsOwn_asTheSameAttempt() {
        store.publish(5);
        AtomicBoolean lose = new AtomicBoolean(true);
        store.network = call -> call.name().startsWith("take") && lose.getAndSet(false) ? lost(call) : call.run();
        scene.start(GROUP.concurrency(3), m -> Mono.just(Outcome.done())).pass(ofSeconds(1));
        assertThat(scene.handled).containsExactlyInAnyOrder("m1", "m2", "m3", "m4", "m5");
        assertThat(scene.processed()).extracting(Processed::attempt).containsOnly(1);
    }

    @Test
    void consume_lostReplyOfTake_whatRunsIsNotBegunTwice() {
        store.publish(1);
        scene.start(GROUP, m -> Mono.never());
        AtomicBoolean lose = new AtomicBoolean(true);
        store.network = call -> call.name().startsWith("take") && lose.getAndSet(false) ? lost(call) : call.run();
        store.publish(1);
        scene.ring();
        scene.pass(ofSeconds(1));
        assertThat(store.count("own")).as("it read again what it has").isEqualTo(2);
        assertThat(scene.handled).containsExactly("m1", "m2");
    }

    @Test
    void consume_lostReplyOfAck_sendsItAgain_andTellsOnce() {
        store.publish(3);
        AtomicBoolean lose = new AtomicBoolean(true);
        store.network = call -> call.name().startsWith("ack") && lose.getAndSet(false) ? lost(call) : call.run();
        scene.start(GROUP, m -> Mono.just(Outcome.done()));
        assertThat(scene.events).as("the group may not know yet").isEmpty();
        scene.pass(ofSeconds(1));
        assertThat(scene.processed()).hasSize(3);
        assertThat(scene.handled).hasSize(3);
        assertThat(store.count("ack")).isEqualTo(2);
    }

    @Test
    void consume_lostReplyOfBury_buriesOnce() {
        store.publish(1);
        AtomicBoolean lose = new AtomicBoolean(true);
        store.network = call -> call.name().startsWith("bury") && lose.getAndSet(false) ? lost(call) : call.run();
        scene.start(GROUP, m -> Mono.just(Outcome.deadLetter("bad"))).pass(ofSeconds(1));
        assertThat(store.buried).containsExactly("1-1 bad");
        assertThat(scene.processed()).hasSize(1);
    }

    @Test
    void consume_noMemoryForADeadLetter_keepsItAndWorksOn() {
        store.publish(2);
        store.network = call -> call.name().startsWith("bury")
                ? Mono.error(new ServerRefusedException("OOM", "no memory", null))
                : call.run();
        scene.start(
                GROUP.ackTimeout(ofSeconds(10)),
                m -> Mono.just(m.text().equals("m1") ? Outcome.deadLetter("bad") : Outcome.done()));
        scene.pass(ofMinutes(1));
        assertThat(scene.processed()).as("the other one is done").hasSize(1);
        assertThat(store.count("keep 1-1")).as("nobody else gets it meanwhile").isPositive();
        store.network = FakeGroupStore.Call::run;
        scene.pass(ofSeconds(2));
        assertThat(store.buried).containsExactly("1-1 bad");
        assertThat(scene.error).isNull();
    }

    @Test
    void consume_permanentFailure_endsWithIt() {
        scene.start(GROUP, m -> Mono.just(Outcome.done()));
        AccessDeniedException denied = new AccessDeniedException("NOPERM", null);
        store.network = call -> Mono.error(denied);
        scene.ring();
        assertThat(scene.error).isSameAs(denied);
        assertThat(scene.bell).as("the doorbell is given back").isNull();
        store.calls.clear();
        scene.pass(ofMinutes(5));
        assertThat(store.calls).as("nothing goes on").isEmpty();
    }

    @Test
    void consume_cancel_cancelsHandlers_leavesAndIsSilent() {
        store.publish(3);
        List<String> cancelled = new ArrayList<>();
        List<GroupReply> unanswered = new ArrayList<>();
        store.network = call ->
                call.name().startsWith("ack") ? Mono.never() : call.run().doOnNext(unanswered::add);
        scene.start(
                GROUP.concurrency(2),
                m -> m.text().equals("m1")
                        ? Mono.just(Outcome.done())
                        : Mono.<Outcome>never().doOnCancel(() -> cancelled.add(m.text())));
        scene.cancel();
        assertThat(cancelled).containsExactlyInAnyOrder("m2", "m3");
        assertThat(store.calls)
                .as("what was handled is acknowledged after all")
                .last()
                .isEqualTo("leave 1-1");
        assertThat(store.pending).containsOnlyKeys("1-2", "1-3");
        assertThat(scene.bell).isNull();
        int before = store.calls.size();
        scene.pass(ofMinutes(10));
        assertThat(store.calls).as("nothing goes on").hasSize(before);
        assertThat(scene.events).isEmpty();
    }

    @Test
    void consume_notTheOwner_isForbiddenBeforeAnythingHappens() {
        scene.trusted = false;
        scene.access = (channel, user) -> Mono.just(new Access(true, true, false, false));
        scene.start(GROUP, m -> Mono.just(Outcome.done()));
        assertThat(scene.error).isInstanceOf(ForbiddenException.class);
        assertThat(store.calls).isEmpty();
    }

    @Test
    void consume_unknownChannelOfAUser_errorsWithNotFound() {
        scene.trusted = false;
        scene.access = (channel, user) -> Mono.empty();
        scene.start(GROUP, m -> Mono.just(Outcome.done()));
        assertThat(scene.error).isInstanceOf(ChannelNotFoundException.class).hasMessageContaining(CHANNEL.value());
    }

    /** It runs, and its reply does not arrive. */
    private static Mono<GroupReply> lost(FakeGroupStore.Call call) {
        return call.run().then(Mono.error(AWAY));
    }
}
