package io.github.confab.chat.lettuce.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.model.StartAt;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChannelHubTest {

    private final FeedRig rig = new FeedRig(1);

    @Test
    void subscribe_pushesFlowMeanwhile_seamHasNeitherHoleNorRepetition() {
        for (int i = 0; i < 20; i++) {
            rig.redis.publish("m" + i);
        }
        FeedLog reader = rig.read(StartAt.oldest());
        for (int i = 20; i < 60; i++) {
            rig.redis.publish("m" + i);
            rig.passMillis(1);
        }
        rig.settle();
        assertThat(reader.texts()).as("everything once, in order").isEqualTo(texts(0, 60));
        assertThat(reader.marks()).isEqualTo("CaughtUp");
    }

    @Test
    void pushed_oneDropped_nextOneRepairsTheGap() {
        FeedLog reader = live();
        rig.redis.pushes().drops(1);
        rig.redis.publish("m0");
        rig.settle();
        assertThat(reader.texts()).as("nobody can know yet").isEmpty();
        rig.redis.publish("m1");
        rig.settle();
        assertThat(reader.texts()).isEqualTo(texts(0, 2));
        assertThat(rig.hub().isLive()).isTrue();
    }

    @Test
    void idleCheck_lastPushDropped_isFoundWithinTenSeconds() {
        FeedLog reader = live();
        rig.redis.pushes().drops(1);
        rig.redis.publish("m0");
        rig.pass(Duration.ofSeconds(10));
        assertThat(reader.texts()).isEqualTo(texts(0, 1));
    }

    private FeedLog live() {
        FeedLog reader = rig.read(StartAt.latest());
        rig.settle();
        assertThat(rig.hub().isLive()).isTrue();
        return reader;
    }

    private static java.util.List<String> texts(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "m" + i).toList();
    }
}
