package io.github.confab.chat.lettuce.engine.feed;

import static io.github.confab.chat.lettuce.engine.fake.FakeMessages.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.lettuce.engine.fake.FakeHistory;
import io.github.confab.chat.lettuce.engine.fake.FakeRedis;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.FeedEvent.Reset;
import io.github.confab.chat.model.FeedEvent.Rewritten;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StartAt;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers are told when the newest part of the history was lost, or all of it. */
final class FeedRewrittenTest {

    private final FeedRig rig = new FeedRig(1);

    @ParameterizedTest
    @CsvSource({
        "0, 1, true",
        "0, 3, false",
        "5, 1, true",
        "5, 3, false",
        "3600000, 1, false",
        "3600000, 3, true",
        "0, 500, true",
        "5, 500, false"
    })
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
            assertThat(stored.replaces())
                    .as("the same message, stored anew")
                    .contains(told.lost().get(1));
            assertThat(reader.marks()).endsWith("Rewritten CaughtUp");
        }
        unharmed.request(Long.MAX_VALUE);
        rig.settle();
        assertThat(unharmed.only(Rewritten.class))
                .as("it was given nothing that is lost")
                .isEmpty();
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
        assertThat(reader.only(Reset.class).size()
                        + reader.only(Rewritten.class).size())
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

    @ParameterizedTest
    @CsvSource({"10, Rewritten CaughtUp", "100, Rewritten CaughtUp", "500, Reset CaughtUp"})
    void failover_tailOfAnyLength_isTold(int lost, String told) {
        rig.publish(0, 3);
        rig.redis.replicate();
        FeedLog reader = rig.live();
        for (int i = 0; i < lost; i++) {
            rig.redis.publish("lost" + i);
            rig.passMillis(1);
        }
        rig.settle();
        reader.forget();
        failOver(Duration.ofMillis(5), true);
        for (int i = 0; i < lost; i++) {
            rig.redis.publish("new" + i);
        }
        rig.pass(Duration.ofSeconds(2));
        assertThat(reader.marks())
                .as("beyond what the ring holds nobody knows the fork")
                .isEqualTo(told);
        assertThat(reader.texts()).endsWith("new" + (lost - 1));
        assertThat(reader.texts().stream().filter(text -> text.startsWith("new")))
                .hasSize(lost);
        rig.redis.publish("live again");
        rig.settle();
        assertThat(reader.texts()).endsWith("live again");
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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void failover_undoneBeforeTheForkIsFound_readerIsNotAlarmed(int reads) {
        rig.publish(0, 3);
        rig.redis.replicate();
        FeedLog reader = rig.live();
        rig.publish(3, 5);
        rig.settle();
        FakeHistory restored = rig.redis.history().copy();
        rig.redis.slowest(20);
        failOver(Duration.ZERO, true);
        long swap = rig.redis.reads() + reads;
        while (rig.redis.reads() < swap) {
            rig.passMillis(1);
        }
        rig.redis.failOverTo(restored, Duration.ZERO);
        rig.pass(Duration.ofSeconds(12));
        rig.redis.publish("m5");
        rig.settle();
        assertThat(reader.texts()).as("after two reads it looks for the fork").isEqualTo(texts(3, 6));
        assertThat(reader.marks()).isEmpty();
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
}
