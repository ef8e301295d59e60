package io.github.confab.chat.lettuce.engine.feed;

import static io.github.confab.chat.lettuce.engine.fake.FakeMessages.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.lettuce.engine.fake.FakeMessages;
import io.github.confab.chat.lettuce.engine.fake.FakeRedis;
import io.github.confab.chat.lettuce.redis.AppendBatch;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.StartAt;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChannelHubTest {

    private static final Duration IDLE = FeedRig.IDLE_CHECK;

    private final FeedRig rig = new FeedRig(1);

    // ---- pushes

    @Test
    void attached_pushesFlowMeanwhile_seamHasNeitherHoleNorRepetition() {
        rig.publish(0, 20);
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
    void pushed_nextOne_isGivenWithoutReadingTheStream() {
        FeedLog reader = rig.live();
        long reads = rig.redis.reads();
        rig.publish(0, 5);
        rig.settle();
        assertThat(reader.texts()).isEqualTo(texts(0, 5));
        assertThat(rig.redis.reads()).as("the push carries it all").isEqualTo(reads);
    }

    @Test
    void pushed_oneDropped_nextOneMendsTheGap() {
        FeedLog reader = rig.live();
        rig.redis.pushes().drops(1);
        rig.publish(0, 1);
        rig.settle();
        assertThat(reader.texts()).as("nobody can know yet").isEmpty();
        rig.publish(1, 2);
        rig.settle();
        assertThat(reader.texts()).isEqualTo(texts(0, 2));
        assertThat(rig.hub().isLive()).isTrue();
    }

    @Test
    void pushed_twice_isGivenOnce() {
        FeedLog reader = rig.live();
        byte[] frame = rig.redis.history().append(rig.redis.serverNow(), "m;bob;t", FakeMessages.json("once"));
        rig.redis.pushes().push(frame);
        rig.redis.pushes().push(frame);
        rig.settle();
        assertThat(reader.texts()).containsExactly("once");
        assertThat(rig.hub().isLive()).as("a repetition is no reason to doubt").isTrue();
    }

    @Test
    void pushed_anotherEntryInAPlaceTheRingKnows_isDoubtedAtOnce() {
        rig.redis.replicate();
        FeedLog reader = rig.live();
        rig.publish(0, 3);
        rig.settle();
        rig.redis.failOver(Duration.ZERO);
        rig.redis.publish("other");
        rig.settle();
        assertThat(reader.marks()).as("not only when the new history is longer").isEqualTo("Rewritten CaughtUp");
        assertThat(reader.texts()).endsWith("m2", "other");
    }

    @Test
    void pushed_rubbish_isIgnored() {
        FeedLog reader = rig.live();
        rig.redis.pushes().push(new byte[] {0, 1, 2});
        rig.publish(0, 1);
        rig.settle();
        assertThat(reader.texts()).isEqualTo(texts(0, 1));
        assertThat(rig.hub().isLive()).isTrue();
    }

    @Test
    void pushed_contentTooLargeForTheFrame_isReadFromTheStream() {
        FeedLog reader = rig.live();
        List<AppendBatch.Message> two = List.of(large("x"), large("y"));
        AppendBatch batch = new AppendBatch(true, "p", 1, two);
        rig.redis.append(FakeRedis.CHANNEL, batch).subscribe();
        rig.settle();
        assertThat(reader.texts()).extracting(String::length).containsExactly(40_000, 40_000);
    }

    private static AppendBatch.Message large(String letter) {
        return new AppendBatch.Message("", "", "", "m;bob;" + letter, FakeMessages.json(letter.repeat(40_000)));
    }

    @Test
    void pushed_tenThousandAtOnce_laneDropsSomeAndTheStreamGivesThem() {
        FeedLog reader = rig.live();
        // all arrive at the same moment, before the lane takes the first
        rig.redis.pushes().lag(100);
        rig.publish(0, 10_000);
        rig.redis.pushes().lag(0);
        rig.pass(Duration.ofSeconds(1));
        assertThat(reader.texts()).isEqualTo(texts(0, 10_000));
        assertThat(rig.hub().isLive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 129, 5000})
    void pushed_farBehindOwnReads_becomesLiveAgain(int messages) {
        FeedLog reader = rig.live();
        rig.redis.pushes().lag(900);
        rig.publish(0, messages);
        rig.hub().doubt();
        rig.passMillis(800);
        assertThat(reader.texts()).as("read from the stream").isEqualTo(texts(0, messages));
        long reads = rig.redis.reads();
        rig.redis.pushes().lag(0);
        rig.pass(Duration.ofSeconds(1));
        assertThat(reader.texts()).as("what the late pushes carry is known").isEqualTo(texts(0, messages));
        assertThat(rig.redis.reads() - reads)
                .as("late pushes are no reason to read again and again")
                .isLessThan(5);
        rig.publish(messages, messages + 1);
        rig.settle();
        assertThat(reader.texts()).isEqualTo(texts(0, messages + 1));
        assertThat(rig.hub().isLive()).isTrue();
    }

    @Test
    void pushed_thousandsWhileReading_pendingOverflowsAndNothingIsLost() {
        rig.publish(0, 10);
        FeedLog reader = rig.read(StartAt.oldest());
        rig.redis.slowest(50);
        for (int i = 10; i < 4000; i++) {
            rig.redis.publish("m" + i);
            if (i % 100 == 0) {
                rig.passMillis(1);
            }
        }
        rig.pass(Duration.ofSeconds(5));
        assertThat(reader.texts()).isEqualTo(texts(0, 4000));
        assertThat(rig.hub().isLive()).isTrue();
    }

    // ---- the end

    @Test
    void gone_pushTellsIt_everyReaderEnds() {
        FeedLog one = rig.live();
        FeedLog other = rig.read(StartAt.oldest());
        rig.settle();
        rig.redis.delete();
        rig.settle();
        assertThat(one.error()).isInstanceOf(ChannelGoneException.class);
        assertThat(other.error()).isInstanceOf(ChannelGoneException.class);
        assertThat(rig.redis.pushes().isHeld()).as("the topic is given back").isFalse();
        assertThat(rig.budget.held()).isZero();
    }

    @Test
    void gone_pushWasLost_isFoundWithinTenSeconds() {
        FeedLog reader = rig.live();
        rig.redis.pushes().drops(1);
        rig.redis.delete();
        rig.pass(IDLE);
        assertThat(reader.error()).isInstanceOf(ChannelGoneException.class);
    }

    @Test
    void rewritten_ringOfBefore_isKeptWithoutContents() {
        rig.live();
        rig.publish(0, 10);
        rig.settle();
        rig.redis.failOver(Duration.ZERO);
        rig.redis.pushes().down();
        rig.redis.pushes().up();
        rig.settle();
        assertThat(rig.hub().history().earlier()).hasSize(11).noneMatch(Entry::hasPayload);
        assertThat(rig.budget.held()).isZero();
    }
}
