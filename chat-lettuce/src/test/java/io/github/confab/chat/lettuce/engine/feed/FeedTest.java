package io.github.confab.chat.lettuce.engine.feed;

import static io.github.confab.chat.lettuce.engine.fake.FakeMessages.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.lettuce.engine.fake.FakeMessages;
import io.github.confab.chat.lettuce.engine.fake.FakeRedis;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Starts and ends of a feed. */
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
