package io.github.confab.chat.lettuce.engine.feed;

import static io.github.confab.chat.lettuce.engine.fake.FakeMessages.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.lettuce.engine.fake.FakeRedis;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.FeedEvent.Gap;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StartAt;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What readers are told when entries were trimmed or removed. */
final class FeedGapsTest {

    private final FeedRig rig = new FeedRig(1);

    @Test
    void trim_pastAPausedReader_isOneGapWithExactBounds() {
        rig.publish(0, 10);
        FeedLog reader = rig.read(StartAt.oldest(), 3);
        rig.settle();
        rig.publish(10, 300);
        rig.redis.membership("ada", true);
        rig.publish(300, 600);
        rig.redis.history().trim(100);
        rig.settle();
        reader.request(Long.MAX_VALUE);
        rig.settle();
        // what the page that was under way held is given; the rest up to the floor is one gap
        int given = reader.texts().indexOf("m500");
        assertThat(reader.texts()).isEqualTo(concat(texts(0, given), texts(500, 600)));
        Gap gap = reader.only(Gap.class).get(0);
        assertThat(reader.only(Gap.class)).hasSize(1);
        assertThat(gap.reason()).isEqualTo(Gap.Reason.TRIMMED);
        assertThat(gap.fromSeq()).isEqualTo(given + 2L);
        assertThat(gap.toSeq()).isEqualTo(502);
        assertThat(gap.messages()).as("one of the places was no message").isEqualTo(gap.toSeq() - gap.fromSeq());
        assertThat(reader.only(CaughtUp.class)).hasSize(1);
    }

    @Test
    void trim_everything_isAGapUpToTheNewest() {
        rig.publish(0, 10);
        FeedLog reader = rig.read(StartAt.oldest(), 1);
        rig.settle();
        rig.publish(10, 400);
        rig.redis.history().trim(0);
        rig.settle();
        reader.request(Long.MAX_VALUE);
        rig.settle();
        Gap gap = reader.only(Gap.class).get(0);
        assertThat(gap.toSeq()).isEqualTo(rig.redis.history().last().seq());
        assertThat(gap.messages()).isEqualTo(400 - reader.texts().size());
        rig.publish(400, 401);
        rig.settle();
        assertThat(reader.texts()).endsWith("m400");
        assertThat(reader.marks()).isEqualTo("Gap CaughtUp");
    }

    @Test
    void deletedStream_readerBehind_isAGapOfRemoved() {
        rig.publish(0, 10);
        FeedLog reader = rig.read(StartAt.oldest(), 1);
        rig.settle();
        rig.publish(10, 400);
        rig.redis.history().deleteStream();
        rig.settle();
        reader.request(Long.MAX_VALUE);
        rig.settle();
        assertThat(reader.only(Gap.class)).extracting(Gap::reason).containsExactly(Gap.Reason.REMOVED);
        assertThat(reader.only(Gap.class).get(0).toSeq())
                .isEqualTo(rig.redis.history().last().seq());
        rig.publish(400, 401);
        rig.settle();
        assertThat(reader.texts()).endsWith("m400");
        assertThat(reader.marks()).isEqualTo("Gap CaughtUp");
    }

    @Test
    void deletedStream_liveReaderMissesAnEntryOfIt_learnsItAtTheIdleCheck() {
        FeedLog reader = rig.live();
        rig.redis.produce("unseen");
        rig.redis.history().deleteStream();
        rig.pass(FeedRig.IDLE_CHECK.multipliedBy(2));
        assertThat(reader.only(Gap.class)).containsExactly(new Gap(FakeRedis.CHANNEL, 2, 2, 1, Gap.Reason.REMOVED));
        assertThat(reader.marks()).isEqualTo("Gap CaughtUp");
    }

    @Test
    void remove_inTheMiddle_isAGapOfRemoved() {
        rig.publish(0, 3);
        MessageId first = rig.redis.publish("gone");
        rig.redis.publish("gone too");
        rig.redis.history().remove(first);
        rig.redis.history().remove(rig.redis.history().last());
        rig.publish(3, 5);
        FeedLog reader = rig.read(StartAt.oldest());
        rig.settle();
        assertThat(reader.texts()).isEqualTo(texts(0, 5));
        assertThat(reader.only(Gap.class)).containsExactly(new Gap(FakeRedis.CHANNEL, 5, 6, 2, Gap.Reason.REMOVED));
    }

    @Test
    void remove_theNewest_isAGapOfRemoved() {
        rig.publish(0, 3);
        rig.redis.history().remove(rig.redis.history().last());
        FeedLog reader = rig.read(StartAt.oldest());
        rig.settle();
        assertThat(reader.texts()).isEqualTo(texts(0, 2));
        assertThat(reader.only(Gap.class)).containsExactly(new Gap(FakeRedis.CHANNEL, 4, 4, 1, Gap.Reason.REMOVED));
        rig.publish(3, 4);
        rig.settle();
        assertThat(reader.texts()).endsWith("m3");
        assertThat(reader.marks()).isEqualTo("Gap CaughtUp");
    }

    private static List<String> concat(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
