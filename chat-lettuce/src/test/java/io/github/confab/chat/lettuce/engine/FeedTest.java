package io.github.confab.chat.lettuce.engine;

import static io.github.confab.chat.lettuce.engine.FeedRig.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.model.FeedEvent.SignalEvent;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts, demand and ends of a feed. */
final class FeedTest {

    private final FeedRig rig = new FeedRig(1);

    // ---- starts

    @Test
    void start_latest_isPinnedBeforeSubscribeReturns() {
        FeedLog reader = rig.read(StartAt.latest());
        // on the next line, by the same process: it takes the same connection
        rig.redis.append(FakeRedis.CHANNEL, FakeMessages.batch(1, "m0")).subscribe();
        rig.settle();
        assertThat(reader.texts()).isEqualTo(texts(0, 1));
    }

    @Test
    void start_latest_givesNothingOlder() {
        rig.publish(0, 5);
        FeedLog reader = rig.read(StartAt.latest());
        rig.settle();
        rig.publish(5, 6);
        rig.settle();
        assertThat(reader.texts()).isEqualTo(texts(5, 6));
    }

    @Test
    void start_oldestOfManyPages_givesAllThenLive() {
        rig.publish(0, 1500);
        FeedLog reader = rig.read(StartAt.oldest());
        rig.pass(Duration.ofSeconds(1));
        rig.publish(1500, 1501);
        rig.settle();
        assertThat(reader.texts()).isEqualTo(texts(0, 1501));
        assertThat(reader.marks()).isEqualTo("CaughtUp");
    }

    @Test
    void start_afterCursor_givesWhatFollows() {
        rig.publish(0, 5);
        StartAt start = rig.after(rig.redis.publish("m5"));
        rig.publish(6, 8);
        FeedLog reader = rig.read(start);
        rig.settle();
        assertThat(reader.texts()).isEqualTo(texts(6, 8));
        assertThat(reader.marks()).isEqualTo("CaughtUp");
    }

    @Test
    void start_emptyChannel_isCaughtUpOnce() {
        FeedLog reader = rig.read(StartAt.oldest());
        rig.settle();
        rig.publish(0, 3);
        rig.pass(Duration.ofSeconds(30));
        assertThat(reader.marks()).isEqualTo("CaughtUp");
    }

    @Test
    void start_noSuchChannel_isNotFound() {
        rig.redis.history().vanish();
        FeedLog reader = rig.read(StartAt.oldest());
        rig.settle();
        assertThat(reader.error()).isInstanceOf(ChannelNotFoundException.class);
    }

    @Test
    void start_redisAwayForAWhile_beginsWhenItIsBack() {
        rig.publish(0, 2);
        rig.redis.losesCalls(5);
        FeedLog reader = rig.read(StartAt.oldest());
        rig.pass(Duration.ofSeconds(5));
        assertThat(reader.texts()).isEqualTo(texts(0, 2));
    }

    // ---- demand

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
        assertThat(small.hub().ring().entries()).as("nobody keeps them for it").hasSizeLessThanOrEqualTo(16);
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
        assertThat(tight.budget.held()).isLessThanOrEqualTo(2100);
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
        assertThat(reader.only(SignalEvent.class)).singleElement().satisfies(event -> assertThat(
                        event.signal().payload())
                .isEqualTo("seen"));
    }

    // ---- ends

    @Test
    void cancel_atEveryMoment_givesTheHubBack() {
        for (int moment = 0; moment < 40; moment++) {
            FeedRig fresh = new FeedRig(moment);
            fresh.publish(0, 500);
            FeedLog reader = fresh.read(StartAt.oldest());
            for (int i = 0; i < moment; i++) {
                fresh.time.advanceTimeBy(Duration.ofNanos(500_000));
            }
            reader.cancel();
            int given = reader.events().size();
            fresh.pass(FeedRig.LINGER.plusSeconds(1));
            assertThat(fresh.hasHub()).as("cancelled at moment " + moment).isFalse();
            assertThat(fresh.redis.pushes().isHeld()).isFalse();
            assertThat(fresh.budget.held()).isZero();
            assertThat(reader.events()).as("and nothing came any more").hasSize(given);
        }
    }

    @Test
    void cancel_inOnSubscribeAndInOnNext_givesTheHubBack() {
        rig.publish(0, 5);
        rig.feed(StartAt.oldest()).take(0).subscribe();
        FeedLog reader = new FeedLog(Long.MAX_VALUE);
        rig.feed(StartAt.oldest()).subscribe(reader.doing(event -> reader.cancel()));
        rig.pass(FeedRig.LINGER.plusSeconds(1));
        assertThat(reader.events()).hasSize(1);
        assertThat(rig.hasHub()).isFalse();
    }

    @Test
    void subscriber_throws_endsAloneWithItsOwnFailure() {
        FeedLog other = rig.live();
        FeedLog bad = new FeedLog(Long.MAX_VALUE);
        IllegalStateException own = new IllegalStateException("mine");
        rig.feed(StartAt.latest()).subscribe(bad.doing(event -> {
            throw own;
        }));
        rig.settle();
        rig.publish(0, 2);
        rig.settle();
        assertThat(bad.error()).isSameAs(own);
        assertThat(other.texts()).isEqualTo(texts(0, 2));
    }

    @Test
    void subscribe_hundredTimes_readsTheStreamOncePerReaderAtMost() {
        rig.live();
        List<FeedLog> readers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            FeedLog log = new FeedLog(Long.MAX_VALUE);
            Actor user = new Actor(UserId.of("u" + i), false);
            rig.feed(StartAt.latest(), FeedMode.MESSAGES, user).subscribe(log);
            readers.add(log);
        }
        rig.settle();
        long reads = rig.redis.reads();
        rig.publish(0, 20);
        rig.settle();
        assertThat(readers).allSatisfy(log -> assertThat(log.texts()).isEqualTo(texts(0, 20)));
        assertThat(rig.redis.reads()).as("one push feeds them all").isEqualTo(reads);
    }
}
