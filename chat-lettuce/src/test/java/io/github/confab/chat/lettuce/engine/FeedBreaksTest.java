package io.github.confab.chat.lettuce.engine;

import static io.github.confab.chat.lettuce.engine.FeedRig.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.FeedEvent.Gap;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.FeedEvent.Reset;
import io.github.confab.chat.model.FeedEvent.Rewritten;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StartAt;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What readers are told when messages are gone. */
final class FeedBreaksTest {

    private final FeedRig rig = new FeedRig(1);

    // ---- trimmed and removed

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
        assertThat(reader.only(Gap.class))
                .containsExactly(new Gap(FakeRedis.CHANNEL, 5, 6, 2, Gap.Reason.REMOVED));
    }

    @Test
    void remove_theNewest_isAGapOfRemoved() {
        rig.publish(0, 3);
        rig.redis.history().remove(rig.redis.history().last());
        FeedLog reader = rig.read(StartAt.oldest());
        rig.settle();
        assertThat(reader.texts()).isEqualTo(texts(0, 2));
        assertThat(reader.only(Gap.class))
                .containsExactly(new Gap(FakeRedis.CHANNEL, 4, 4, 1, Gap.Reason.REMOVED));
        rig.publish(3, 4);
        rig.settle();
        assertThat(reader.texts()).endsWith("m3");
        assertThat(reader.marks()).isEqualTo("Gap CaughtUp");
    }

    // ---- rewritten

    @ParameterizedTest
    @CsvSource({"0, 1, true", "0, 3, false", "5, 1, true", "5, 3, false", "3600000, 1, false", "3600000, 3, true"})
    void failover_tailLost_eachReaderIsToldWhatItLost(long behind, int again, boolean cut) {
        rig.publish(0, 5);
        rig.redis.replicate();
        FeedLog all = rig.read(StartAt.oldest());
        rig.settle();
        MessageId fork = rig.redis.history().last();
        FeedLog late = rig.read(StartAt.latest());
        rig.settle();
        rig.redis.publish("lost0");
        rig.redis.publish("lost1");
        rig.redis.publish("lost2");
        rig.settle();
        FeedLog unharmed = rig.read(StartAt.oldest(), 0);
        rig.settle();

        failOver(Duration.ofMillis(behind), cut);
        rig.redis.publish("lost1");
        for (int i = 1; i < again; i++) {
            rig.redis.publish("new" + i);
        }
        rig.pass(Duration.ofSeconds(12));
        for (FeedLog reader : List.of(all, late)) {
            Rewritten told = reader.only(Rewritten.class).get(0);
            assertThat(reader.only(Rewritten.class)).hasSize(1);
            assertThat(told.fork()).isEqualTo(fork);
            assertThat(told.lostFromSeq()).isEqualTo(fork.seq() + 1);
            assertThat(told.lostToSeq()).isEqualTo(fork.seq() + 3);
            assertThat(told.lost()).extracting(MessageId::seq).containsExactly(7L, 8L, 9L);
            MessageEvent stored = replacing(reader);
            assertThat(stored.message().text()).isEqualTo("lost1");
            assertThat(stored.replaces()).as("the same message, stored anew").contains(told.lost().get(1));
            assertThat(reader.marks()).endsWith("Rewritten CaughtUp");
        }
        unharmed.request(Long.MAX_VALUE);
        rig.settle();
        assertThat(unharmed.only(Rewritten.class)).as("it was given nothing that is lost").isEmpty();
        assertThat(unharmed.texts()).startsWith("m0", "m1", "m2", "m3", "m4", "lost1");
    }

    @Test
    void failover_twice_secondLossIsToldInFull() {
        rig.publish(0, 2);
        rig.redis.replicate();
        rig.publish(2, 5);
        FeedLog reader = rig.read(StartAt.latest());
        rig.settle();
        failOver(Duration.ZERO, true);
        FakeHistory replica = rig.redis.history().copy();
        rig.publish(10, 12);
        rig.settle();
        reader.forget();
        rig.redis.pushes().down();
        rig.redis.failOverTo(replica, Duration.ZERO);
        rig.redis.pushes().up();
        rig.settle();
        assertThat(reader.only(Reset.class).size() + reader.only(Rewritten.class).size())
                .isEqualTo(1);
        reader.only(Rewritten.class).forEach(told -> assertThat(told.lost()).hasSize(2));
    }

    @Test
    void failover_pageReaderInsideTheLostTail_isToldByItsOwnTrail() {
        rig.publish(0, 3);
        rig.redis.replicate();
        rig.publish(3, 33);
        rig.live().cancel();
        FeedLog reader = rig.read(StartAt.oldest(), 12);
        rig.settle();
        MessageId fork = MessageId.parse(rig.redis.history().line().get(3).id());
        failOver(Duration.ZERO, true);
        rig.publish(50, 52);
        rig.settle();
        // the page it holds is given to its end; it is told at the next one
        reader.request(Long.MAX_VALUE);
        rig.settle();
        Rewritten told = reader.only(Rewritten.class).get(0);
        assertThat(told.fork()).isEqualTo(fork);
        assertThat(told.lost()).extracting(MessageId::seq).startsWith(5L).doesNotHaveDuplicates();
        assertThat(reader.texts()).endsWith("m50", "m51");
        assertThat(reader.marks()).isEqualTo("Rewritten CaughtUp");
    }

    @Test
    void failover_sameIdTwice_isNoticedByTheEntryItself() {
        rig.redis.slowest(0);
        rig.redis.replicate();
        FeedLog reader = rig.read(StartAt.oldest());
        rig.settle();
        MessageId lost = rig.redis.publish("lost");
        rig.redis.pushes().down();
        rig.redis.failOver(Duration.ZERO);
        assertThat(rig.redis.publish("other")).as("the same id").isEqualTo(lost);
        rig.redis.pushes().up();
        rig.settle();
        assertThat(reader.texts()).containsExactly("lost", "other");
        assertThat(reader.marks()).isEqualTo("CaughtUp Rewritten CaughtUp");
    }

    // ---- other lives, other places

    @Test
    void newLife_reader_isResetAndGivenTheOldestOfIt() {
        FeedLog reader = rig.live();
        rig.publish(0, 2);
        rig.settle();
        rig.redis.pushes().down();
        rig.redis.newLife("e1");
        rig.redis.publish("anew");
        rig.redis.pushes().up();
        rig.settle();
        assertThat(reader.texts()).containsExactly("m0", "m1", "anew");
        assertThat(reader.only(Reset.class)).containsExactly(new Reset(FakeRedis.CHANNEL, "e0", "e1"));
        assertThat(reader.marks()).isEqualTo("Reset CaughtUp");
    }

    @Test
    void cursor_ofAnotherLife_isReset() {
        rig.redis.publish("old");
        StartAt start = rig.after(rig.redis.history().last());
        rig.redis.newLife("e1");
        rig.publish(0, 2);
        FeedLog reader = rig.read(start);
        rig.settle();
        assertThat(reader.texts()).isEqualTo(texts(0, 2));
        assertThat(reader.marks()).isEqualTo("Reset CaughtUp");
    }

    @Test
    void cursor_ofALostMessageThatNobodyRemembers_isReset() {
        rig.publish(0, 2);
        rig.redis.replicate();
        rig.publish(2, 5);
        StartAt start = rig.after(rig.redis.history().last());
        rig.redis.failOver(Duration.ZERO);
        rig.redis.publish("other");
        FeedLog reader = rig.read(start);
        rig.settle();
        assertThat(reader.marks()).isEqualTo("Reset CaughtUp");
        assertThat(reader.texts()).containsExactly("m0", "m1", "other");
    }

    private void failOver(Duration behind, boolean cut) {
        if (cut) {
            rig.redis.pushes().down();
        } else {
            rig.redis.pushes().forget();
        }
        rig.passMillis(10);
        rig.redis.failOver(behind);
        rig.redis.pushes().up();
    }

    private static MessageEvent replacing(FeedLog reader) {
        return reader.only(MessageEvent.class).stream()
                .filter(event -> event.replaces().isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> concat(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
