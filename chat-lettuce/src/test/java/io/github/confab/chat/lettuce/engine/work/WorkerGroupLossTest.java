package io.github.confab.chat.lettuce.engine.work;

import static io.github.confab.chat.lettuce.engine.work.WorkerScene.GROUP;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ClientClosedException;
import io.github.confab.chat.lettuce.redis.GroupReply.Status;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.WorkEvent.GroupRecreated;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What the loop does when the group, the stream or the channel is gone. */
class WorkerGroupLossTest {

    private final WorkerScene scene = new WorkerScene();
    private final FakeGroupStore store = scene.store;

    @Test
    void consume_groupVanished_isMadeAnewAfterTheNewest_withWhatIsHeld() {
        store.publish(3);
        scene.start(
                GROUP,
                m -> Mono.just(
                        m.text().equals("m2") && scene.handled.size() < 4
                                ? Outcome.retryAfter(ofSeconds(20))
                                : Outcome.done()));
        store.destroyGroup();
        store.publish(1);
        scene.ring();
        assertThat(scene.events).contains(new GroupRecreated(new MessageId(1, 3)));
        assertThat(store.calls).contains("join 1-3");
        assertThat(scene.handled).containsExactly("m1", "m2", "m3", "m4");
        assertThat(store.pending).as("the new group knows what is held").containsOnlyKeys("1-2");
        scene.pass(ofSeconds(20));
        assertThat(scene.handled).last().isEqualTo("m2");
        assertThat(store.pending).isEmpty();
    }

    @Test
    void consume_groupMadeAnewBySomebodyElse_isNoticed_andWhatIsHeldStaysOurs() {
        store.publish(1);
        scene.start(
                GROUP.ackTimeout(ofSeconds(10)),
                m -> Mono.just(scene.handled.size() == 1 ? Outcome.retryAfter(ofSeconds(20)) : Outcome.done()));
        store.pending.clear();
        store.generation++;
        scene.pass(ofSeconds(6));
        assertThat(scene.events).contains(new GroupRecreated(new MessageId(1, 1)));
        scene.pass(ofSeconds(20));
        assertThat(scene.handled).as("the held one was not dropped").containsExactly("m1", "m1");
    }

    @Test
    void consume_groupMadeAnew_noticedByKeepingAlive_dropsNothing() {
        store.publish(1);
        scene.start(GROUP.ackTimeout(ofSeconds(10)), 1, m -> Mono.just(Outcome.retryAfter(ofSeconds(20))));
        store.pending.clear();
        store.generation++;
        scene.pass(ofSeconds(6)); // without demand nothing is sent but this
        scene.request(5);
        scene.pass(ofSeconds(20));
        assertThat(scene.handled).containsExactly("m1", "m1");
    }

    @Test
    void consume_groupRecreatedOften_withoutDemand_keepsOneEvent() {
        scene.start(GROUP, 1, m -> Mono.just(Outcome.done()));
        scene.request(1);
        for (int i = 0; i < 5; i++) {
            store.destroyGroup();
            scene.ring();
        }
        assertThat(scene.events).as("two were asked for").hasSize(2);
        scene.request(5);
        assertThat(scene.events).as("of the rest the newest is enough").hasSize(3);
    }

    @Test
    void consume_streamKeyGone_waitsForIt() {
        scene.start(GROUP, m -> Mono.just(Outcome.done()));
        store.status = Status.NO_STREAM;
        scene.ring();
        store.calls.clear();
        scene.pass(ofMinutes(1));
        assertThat(store.calls).as("with pauses").hasSizeBetween(20, 100);
        store.status = Status.NO_GROUP;
        store.publish(1);
        scene.pass(ofSeconds(3));
        assertThat(scene.handled).hasSize(1);
    }

    @Test
    void consume_channelGone_errors() {
        scene.start(GROUP, m -> Mono.just(Outcome.done()));
        store.status = Status.NO_CHANNEL;
        scene.ring();
        assertThat(scene.error).isInstanceOf(ChannelGoneException.class);
    }

    @Test
    void consume_noChannelFromTheStart_errorsWithNotFound() {
        store.status = Status.NO_CHANNEL;
        scene.start(GROUP, m -> Mono.just(Outcome.done()));
        assertThat(scene.error).isInstanceOf(ChannelNotFoundException.class);
        assertThat(store.count("leave")).as("there is nothing to leave").isZero();
    }

    @Test
    void consume_doorbellCloses_errorsWithItsReason() {
        scene.start(GROUP, m -> Mono.just(Outcome.done()));
        ClientClosedException closed = new ClientClosedException("consume");
        scene.closing.accept(closed);
        scene.run();
        assertThat(scene.error).isSameAs(closed);
    }
}
