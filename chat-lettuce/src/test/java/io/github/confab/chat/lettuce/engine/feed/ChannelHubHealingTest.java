package io.github.confab.chat.lettuce.engine.feed;

import static io.github.confab.chat.lettuce.engine.fake.FakeMessages.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.model.StartAt;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a hub does about silence, broken connections and failing reads. */
final class ChannelHubHealingTest {

    private static final Duration IDLE = FeedRig.IDLE_CHECK;

    private final FeedRig rig = new FeedRig(1);

    // ---- silence

    @Test
    void idleCheck_lastPushDropped_isFoundWithinTenSeconds() {
        FeedLog reader = rig.live();
        rig.redis.pushes().drops(1);
        rig.publish(0, 1);
        rig.pass(IDLE);
        assertThat(reader.texts()).isEqualTo(texts(0, 1));
    }

    @Test
    void idleCheck_produced_isFoundWithinTenSeconds() {
        FeedLog reader = rig.live();
        rig.redis.produce("m0");
        rig.pass(IDLE);
        assertThat(reader.texts()).isEqualTo(texts(0, 1));
    }

    @Test
    void idleCheck_topicForgottenByTheServer_isAttachedAgain() {
        FeedLog reader = rig.live();
        rig.redis.pushes().forget();
        rig.publish(0, 1);
        rig.pass(IDLE);
        assertThat(reader.texts()).isEqualTo(texts(0, 1));
        rig.publish(1, 2);
        rig.settle();
        assertThat(reader.texts()).as("and lives on pushes, not on idle checks").isEqualTo(texts(0, 2));
    }

    @Test
    void idleCheck_nothingHappened_asksNotForTheTopicAgain() {
        rig.live();
        int attaches = rig.redis.pushes().attaches();
        long reads = rig.redis.reads();
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.redis.pushes().attaches()).isEqualTo(attaches);
        assertThat(rig.redis.reads() - reads).as("one look each ten seconds").isBetween(5L, 7L);
    }

    // ---- the connection

    @Test
    void connection_downAndUp_nothingIsMissed() {
        FeedLog reader = rig.live();
        rig.redis.pushes().down();
        rig.publish(0, 300);
        rig.settle();
        assertThat(rig.hub().isLive()).isFalse();
        rig.redis.pushes().up();
        rig.settle();
        assertThat(reader.texts()).isEqualTo(texts(0, 300));
        assertThat(reader.marks()).as("no break in the history, so no mark").isEmpty();
        assertThat(rig.hub().isLive()).isTrue();
    }

    @Test
    void connection_topicEndedByTheServer_isAttachedAgain() {
        FeedLog reader = rig.live();
        rig.redis.pushes().end();
        rig.publish(0, 1);
        rig.settle();
        assertThat(reader.texts()).isEqualTo(texts(0, 1));
        assertThat(rig.hub().isLive()).isTrue();
    }

    @Test
    void attach_refusedForLong_streamIsReadNowAndThen() {
        rig.redis.pushes().refuses(1000);
        rig.publish(0, 3);
        FeedLog reader = rig.read(StartAt.oldest());
        rig.pass(Duration.ofSeconds(3));
        assertThat(reader.texts()).isEqualTo(texts(0, 3));
        rig.publish(3, 4);
        rig.pass(Duration.ofSeconds(3));
        assertThat(reader.texts()).isEqualTo(texts(0, 4));
        rig.redis.pushes().refuses(0);
        rig.pass(Duration.ofSeconds(3));
        assertThat(rig.hub().isLive()).as("it has not given up").isTrue();
    }

    @Test
    void read_failsForAWhile_isRepeated() {
        rig.publish(0, 3);
        FeedLog reader = rig.read(StartAt.oldest());
        rig.redis.failsReads(8);
        rig.pass(Duration.ofSeconds(8));
        assertThat(reader.texts()).isEqualTo(texts(0, 3));
        assertThat(reader.marks()).isEqualTo("CaughtUp");
    }

    /** Pushes, reads and reconnects in any order: what is not lost on the way must not wait for an idle check. */
    @Test
    void delivery_nothingDropped_needsNoIdleCheck() {
        for (int seed = 0; seed < 300; seed++) {
            FeedRig busy = new FeedRig(seed);
            Random random = new Random(seed);
            FeedLog reader = busy.live();
            busy.redis.slowest(50);
            int published = 0;
            for (int step = 0; step < 20; step++) {
                switch (random.nextInt(5)) {
                    case 0 -> busy.hub().doubt();
                    case 1 -> busy.redis.pushes().down();
                    case 2 -> busy.redis.pushes().up();
                    default -> busy.redis.publish("m" + published++);
                }
                busy.passMillis(random.nextInt(40));
            }
            busy.redis.pushes().up();
            busy.pass(Duration.ofSeconds(2));
            assertThat(reader.texts()).as("seed " + seed).isEqualTo(texts(0, published));
            assertThat(busy.hub().isLive()).isTrue();
        }
    }
}
