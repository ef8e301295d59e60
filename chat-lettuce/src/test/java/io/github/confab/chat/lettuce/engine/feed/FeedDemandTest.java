package io.github.confab.chat.lettuce.engine.feed;

import static io.github.confab.chat.lettuce.engine.fake.FakeMessages.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.model.FeedEvent.SignalEvent;
import io.github.confab.chat.model.StartAt;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No demand, no work; and never more than was asked for. */
final class FeedDemandTest {

    private final FeedRig rig = new FeedRig(1);

    @Test
    void request_arithmetic_isExact() {
        rig.publish(0, 50);
        FeedLog reader = rig.read(StartAt.oldest(), 0);
        rig.settle();
        assertThat(reader.events()).isEmpty();
        reader.request(1);
        rig.settle();
        assertThat(reader.texts()).isEqualTo(texts(0, 1));
        reader.request(3);
        reader.request(4);
        rig.settle();
        assertThat(reader.texts()).isEqualTo(texts(0, 8));
        reader.request(Long.MAX_VALUE);
        reader.request(Long.MAX_VALUE);
        rig.settle();
        assertThat(reader.texts()).as("demand is capped, not overflown").isEqualTo(texts(0, 50));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void request_notPositive_endsWithRule39(long n) {
        FeedLog reader = rig.read(StartAt.oldest(), 1);
        rig.settle();
        reader.request(n);
        rig.settle();
        assertThat(reader.error()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("3.9");
    }

    @Test
    void request_insideOnNext_oneByOne_givesAll() {
        rig.publish(0, 400);
        FeedLog reader = new FeedLog(1);
        rig.feed(StartAt.oldest()).subscribe(reader.doing(event -> reader.request(1)));
        rig.pass(Duration.ofSeconds(1));
        assertThat(reader.texts()).isEqualTo(texts(0, 400));
    }

    @Test
    void request_oneNowAndThen_fallsOutOfTheRingAndMissesNothing() {
        FeedRig small = new FeedRig(7, 16, 64 * 1024);
        FeedLog slow = small.read(StartAt.latest(), 1);
        FeedLog fast = small.read(StartAt.latest());
        small.settle();
        for (int i = 0; i < 300; i++) {
            small.redis.publish("m" + i);
            small.passMillis(3);
            if (i % 3 == 0) {
                slow.request(1);
            }
        }
        assertThat(fast.texts()).isEqualTo(texts(0, 300));
        assertThat(slow.texts().size()).isLessThan(120);
        assertThat(small.hub().history().ring().entries())
                .as("nobody keeps them for it")
                .hasSizeLessThanOrEqualTo(16);
        slow.request(1000);
        small.settle();
        assertThat(slow.texts()).isEqualTo(texts(0, 300));
        assertThat(slow.marks()).isEqualTo("CaughtUp");
    }

    @Test
    void request_none_readsNothing() {
        rig.publish(0, 50);
        rig.read(StartAt.oldest(), 0);
        rig.settle();
        long reads = rig.redis.reads();
        rig.publish(50, 100);
        rig.settle();
        assertThat(rig.redis.reads()).isEqualTo(reads);
    }

    @Test
    void ring_budgetExceeded_readersReadTheStream() {
        FeedRig tight = new FeedRig(3, 1024, 2000);
        FeedLog fast = tight.read(StartAt.latest());
        FeedLog slow = tight.read(StartAt.latest(), 1);
        tight.settle();
        tight.publish(0, 400);
        tight.settle();
        assertThat(tight.budget.held()).as("one entry over it at the most").isLessThanOrEqualTo(2000 + 400);
        slow.request(1000);
        tight.settle();
        assertThat(fast.texts()).isEqualTo(texts(0, 400));
        assertThat(slow.texts()).isEqualTo(texts(0, 400));
    }

    @Test
    void signals_withoutDemand_areDropped() {
        FeedLog reader = rig.read(StartAt.latest(), 0);
        rig.settle();
        rig.redis.signal("lost");
        rig.settle();
        reader.request(10);
        rig.settle();
        rig.redis.signal("seen");
        rig.settle();
        assertThat(reader.only(SignalEvent.class))
                .singleElement()
                .satisfies(event -> assertThat(event.signal().payload()).isEqualTo("seen"));
    }
}
