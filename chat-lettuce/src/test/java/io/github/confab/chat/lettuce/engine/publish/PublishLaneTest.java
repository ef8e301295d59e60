package io.github.confab.chat.lettuce.engine.publish;

import static io.github.confab.chat.lettuce.engine.fake.FakeMessages.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.IdempotencyConflictException;
import io.github.confab.chat.error.NotPublishedException;
import io.github.confab.chat.error.NotPublishedException.Reason;
import io.github.confab.chat.lettuce.engine.fake.FakeRedis;
import io.github.confab.chat.lettuce.engine.publish.PublishRig.Outcome;
import io.github.confab.chat.lettuce.redis.AppendBatch;
import io.github.confab.chat.model.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How messages of a channel leave: together, in order, and no more of them than can wait. */
final class PublishLaneTest {

    private final PublishRig rig = new PublishRig();

    // ---- batches

    @Test
    void publish_alone_leavesAtOnce() {
        rig.redis.slowest(0);
        Outcome outcome = rig.publish("m0");
        rig.pass(Duration.ZERO);
        assertThat(outcome.receipt).as("no timer holds it back").isNotNull();
        assertThat(outcome.receipt.id()).isEqualTo(rig.redis.history().last());
    }

    @Test
    void publish_crowd_sharesCallsOfAtMost64() {
        List<Outcome> outcomes = rig.publish(0, 200);
        rig.settle();
        assertThat(rig.batchSizes()).containsExactly(1, 64, 64, 64, 7);
        assertThat(rig.stored()).isEqualTo(texts(0, 200));
        assertThat(outcomes).extracting(outcome -> outcome.receipt.id()).isSorted();
    }

    @Test
    void publish_whileACallIsUnderWay_onlyAFullOneFollowsIt() {
        rig.publish(0, 64);
        assertThat(rig.redis.sent()).as("the others wait for its answer").isEqualTo(1);
        rig.publish("m64");
        assertThat(rig.redis.sent()).as("64 fill a call").isEqualTo(2);
        rig.publish(65, 300);
        assertThat(rig.redis.sent()).as("never more than two").isEqualTo(2);
        rig.settle();
        assertThat(rig.stored()).isEqualTo(texts(0, 300));
    }

    @Test
    void publish_largeMessages_shareCallsOfAtMost256KiB() {
        for (int i = 0; i < 20; i++) {
            rig.publish("x".repeat(50_000));
        }
        rig.settle();
        assertThat(rig.stored()).hasSize(20);
        assertThat(rig.redis.appends())
                .allSatisfy(batch -> assertThat(bytes(batch)).isLessThanOrEqualTo(256 * 1024));
        assertThat(rig.batchSizes()).as("as many as fit").contains(5);
    }

    private static int bytes(AppendBatch batch) {
        return batch.messages().stream()
                .mapToInt(message -> message.payload().length)
                .sum();
    }

    @Test
    void publish_betweenProduce_keepsTheOrderOfCalls() {
        for (int i = 0; i < 60; i++) {
            if (i % 7 < 4) {
                rig.publish("m" + i);
            } else {
                rig.produce("m" + i);
            }
        }
        rig.settle();
        assertThat(rig.stored()).isEqualTo(texts(0, 60));
        assertThat(rig.redis.appends()).extracting(AppendBatch::push).contains(true, false);
    }

    @Test
    void publish_whileACallIsUnderWay_waitsForItsAnswer() {
        rig.redis.slowest(40);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            outcomes.add(rig.publish("m" + i));
            rig.pass(Duration.ofMillis(1));
            long answered = rig.redis.appends().stream()
                    .limit(Math.max(0, rig.redis.appends().size() - 1))
                    .mapToLong(batch -> batch.messages().size())
                    .sum();
            assertThat(outcomes.stream().filter(outcome -> outcome.over).count())
                    .as("all calls but the last have been answered")
                    .isGreaterThanOrEqualTo(answered);
        }
    }

    // ---- what the script says

    @Test
    void publish_noMemberInTheBatch_refusesThatOneAlone() {
        rig.publish("m0");
        Outcome refused = rig.publishAs("mallory", "bad");
        rig.publish("m1");
        rig.settle();
        assertThat(refused.failure).isInstanceOf(ForbiddenException.class);
        assertThat(rig.stored()).isEqualTo(texts(0, 2));
    }

    @Test
    void publish_sameKeyTwiceInFlight_isStoredOnce() {
        rig.publish("m0");
        Outcome first = rig.publish("m1", "k1");
        Outcome second = rig.publish("m1", "k1");
        Outcome other = rig.publish("m2", "k2");
        Outcome otherAgain = rig.publish("m2", "k2");
        Outcome conflict = rig.publish("else", "k1");
        rig.settle();
        assertThat(rig.stored()).isEqualTo(texts(0, 3));
        assertThat(second.receipt.id()).isEqualTo(first.receipt.id());
        assertThat(first.receipt.duplicate()).isFalse();
        assertThat(second.receipt.duplicate()).isTrue();
        assertThat(otherAgain.receipt.id()).isEqualTo(other.receipt.id());
        assertThat(conflict.failure).isInstanceOf(IdempotencyConflictException.class);
    }

    @Test
    void publish_keysCannotBeRemembered_isBusyAndNotStored() {
        rig.redis.history().busy(true);
        Outcome outcome = rig.publish("m0", "k");
        rig.settle();
        assertThat(outcome.failure)
                .isInstanceOfSatisfying(NotPublishedException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(Reason.BUSY));
        assertThat(rig.stored()).isEmpty();
    }

    // ---- bounds

    @Test
    void publish_tooManyWait_isOverloaded() {
        List<Outcome> outcomes = rig.publish(0, PublishRig.MAX_WAITING + 65);
        Outcome tooMuch = rig.publish("too much");
        assertThat(tooMuch.failure)
                .isInstanceOfSatisfying(NotPublishedException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(Reason.OVERLOADED));
        rig.pass(Duration.ofSeconds(1));
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.receipt).isNotNull());
        assertThat(rig.stored()).doesNotContain("too much");
        assertThat(rig.publish("later").failure).as("there is room again").isNull();
    }

    @Test
    void publish_tooManyBytesWait_isOverloaded() {
        String large = "x".repeat(60_000);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            outcomes.add(rig.publish(large));
        }
        long refused =
                outcomes.stream().filter(outcome -> outcome.failure != null).count();
        assertThat(100 - refused).as("four megabytes and what is under way").isBetween(70L, 76L);
        rig.pass(Duration.ofSeconds(1));
        assertThat(rig.stored()).hasSize((int) (100 - refused));
    }

    // ---- cancel

    @Test
    void cancel_waiting_isNeverStored() {
        rig.publish("m0");
        Outcome waiting = rig.publish("waiting");
        rig.publish("m1");
        waiting.call.dispose();
        rig.settle();
        assertThat(rig.stored()).isEqualTo(texts(0, 2));
    }

    @Test
    void cancel_sent_isStoredAllTheSame() {
        Outcome sent = rig.publish("m0");
        sent.call.dispose();
        rig.settle();
        assertThat(rig.stored()).isEqualTo(texts(0, 1));
    }

    // ---- lanes come and go

    @Test
    void lane_idleForAWhile_isForgottenAndMadeAnewWithHigherNumbers() {
        for (int i = 0; i < 5; i++) {
            assertThat(rig.publish("m" + i).failure).isNull();
            rig.pass(Duration.ofSeconds(2));
        }
        assertThat(rig.stored()).isEqualTo(texts(0, 5));
        assertThat(rig.batchNumbers()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void lane_retired_takesNoMore() {
        PublishLane lane = new PublishLane(FakeRedis.CHANNEL, rig.context);
        assertThat(lane.retireIfIdle()).isTrue();
        assertThat(lane.offer(null)).isEqualTo(PublishLane.Offer.RETIRED);
    }

    @Test
    void receipts_areGivenOnTheThreadsOfTheApplication() {
        List<Outcome> outcomes = rig.publish(0, 10);
        rig.settle();
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.onDelivery).isTrue());
        assertThat(outcomes.get(9).receipt.id()).extracting(MessageId::seq).isEqualTo(12L);
    }
}
