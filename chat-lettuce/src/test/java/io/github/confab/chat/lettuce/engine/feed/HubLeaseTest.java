package io.github.confab.chat.lettuce.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.lettuce.engine.base.Lane;
import io.github.confab.chat.lettuce.engine.fake.FakeRedis;
import io.github.confab.chat.model.StartAt;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class HubLeaseTest {

    private static final Duration LINGER = FeedRig.LINGER;

    private final FeedRig rig = new FeedRig(1);

    @Test
    void release_lastReader_hubLingersAndThenGivesTheTopicBack() {
        FeedLog reader = rig.live();
        reader.cancel();
        rig.pass(LINGER.minusSeconds(1));
        assertThat(rig.redis.pushes().isHeld()).isTrue();
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.redis.pushes().isHeld()).isFalse();
        assertThat(rig.hasHub()).isFalse();
    }

    @Test
    void acquire_whileLingering_findsTheRingAsItWas() {
        FeedLog reader = rig.live();
        rig.publish(0, 5);
        rig.settle();
        ChannelHub hub = rig.hub();
        Ring ring = hub.history().ring();
        reader.cancel();
        rig.pass(LINGER.minusSeconds(1));
        rig.live();
        assertThat(rig.hub()).isSameAs(hub);
        assertThat(rig.hub().history().ring()).isSameAs(ring);
        rig.pass(LINGER);
        assertThat(rig.hub().isClosed()).as("somebody reads").isFalse();
    }

    @Test
    void release_again_lingersTheWholeTimeAgain() {
        rig.live().cancel();
        rig.pass(Duration.ofSeconds(20));
        rig.live().cancel();
        rig.pass(Duration.ofSeconds(20));
        assertThat(rig.hasHub()).as("20 seconds after the second release").isTrue();
        rig.pass(Duration.ofSeconds(15));
        assertThat(rig.hasHub()).isFalse();
    }

    @Test
    void close_successorAsksMeanwhile_topicIsLeftToTheSuccessor() {
        ChannelHub first = hub();
        ChannelHub successor = hub();
        // what another thread may do at the very moment the first one is found unused
        HubLease lease = new HubLease(first, LINGER, closed -> successor.start());
        first.start();
        rig.settle();
        lease.release();
        rig.pass(LINGER.plusSeconds(1));
        assertThat(first.isClosed()).isTrue();
        assertThat(rig.redis.pushes().isHeld())
                .as("the successor asked before the first one let go")
                .isTrue();
    }

    @Test
    void retain_hubIsClosed_isTooLate() {
        ChannelHub hub = hub();
        HubLease lease = new HubLease(hub, LINGER, closed -> {});
        lease.release();
        assertThat(lease.retain()).isTrue();
        lease.release();
        rig.pass(LINGER.plusSeconds(1));
        assertThat(lease.retain()).isFalse();
    }

    @Test
    void acquire_afterTheChannelVanished_isANewHub() {
        rig.live();
        ChannelHub gone = rig.hub();
        rig.redis.delete();
        rig.settle();
        rig.redis.newLife("e1");
        FeedLog reader = rig.read(StartAt.oldest());
        rig.settle();
        assertThat(rig.hub()).isNotSameAs(gone);
        assertThat(reader.marks()).isEqualTo("CaughtUp");
        rig.pass(LINGER.plusSeconds(1));
        rig.publish(0, 1);
        rig.settle();
        assertThat(reader.texts())
                .as("the end of the first hub did not take the topic away")
                .hasSize(1);
    }

    private ChannelHub hub() {
        return new ChannelHub(FakeRedis.CHANNEL, "t:c1", new Lane(rig.time.createWorker()), rig.context());
    }
}
