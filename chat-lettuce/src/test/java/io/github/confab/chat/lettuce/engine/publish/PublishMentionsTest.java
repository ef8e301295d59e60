package io.github.confab.chat.lettuce.engine.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.confab.chat.error.NotPublishedException;
import io.github.confab.chat.error.NotPublishedException.Reason;
import io.github.confab.chat.error.ServerRefusedException;
import io.github.confab.chat.lettuce.engine.fake.FakeFailures;
import io.github.confab.chat.lettuce.engine.publish.PublishRig.Outcome;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.MessageTooLargeException;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Messages whose text mentions somebody: nothing overtakes them, and nothing waits for them for ever. */
final class PublishMentionsTest {

    private static final UserId ADA = UserId.of("ada");
    private static final Duration LATEST = PublishRig.DEADLINE.plusSeconds(1);

    private final PublishRig rig = new PublishRig();

    private static void notPublished(Outcome outcome, Reason reason) {
        assertThat(outcome.failure)
                .isInstanceOfSatisfying(NotPublishedException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(reason));
    }

    // ---- what is stored

    @Test
    void publish_nobodyMentioned_asksNobody() {
        rig.publish("m0");
        rig.publish("user@example.com");
        rig.settle();
        assertThat(rig.names.asked()).isZero();
        assertThat(rig.stored()).hasSize(2);
    }

    @Test
    void publish_namesInTheText_areStoredBehindThoseOfTheDraft() {
        rig.names.areKnown();
        UserId cleo = UserId.of("cleo");
        Outcome outcome = rig.publish(Draft.text("@ada @bob").mentioning(cleo, ADA));
        rig.settle();
        assertThat(rig.mentioned()).containsExactly(List.of(cleo, ADA, UserId.of("bob")));
        assertThat(outcome.mentions.users())
                .as("the second step is told of all")
                .isEqualTo(rig.mentioned().get(0));
    }

    @Test
    void publish_moreThanFifty_theFurtherAreText() {
        rig.names.areKnown();
        UserId[] named =
                IntStream.range(0, 49).mapToObj(i -> UserId.of("u" + i)).toArray(UserId[]::new);
        rig.publish(Draft.text("@ada @bob").mentioning(named));
        rig.settle();
        assertThat(rig.mentioned().get(0)).hasSize(50).endsWith(ADA);
    }

    @Test
    void publish_noRoomForThemInThePayload_areText() {
        rig.names.areKnown();
        String text = "@ada" + "\u0001".repeat((64 * 1024 - 25) / 6);
        rig.publish(text);
        rig.settle();
        assertThat(rig.stored()).containsExactly(text);
        assertThat(rig.mentioned()).containsExactly(List.of());
        assertThatExceptionOfType(MessageTooLargeException.class)
                .isThrownBy(() -> rig.publish(text + "\u0001".repeat(20)));
    }

    @Test
    void publish_sameKeyOtherAnswer_isTheSameMessage() {
        Draft draft = Draft.text("@ada").withKey(IdempotencyKey.of("k"));
        rig.names.areKnown();
        Outcome first = rig.publish(draft);
        rig.settle();
        rig.names.nobodyIsFound();
        Outcome second = rig.publish(draft);
        rig.settle();
        assertThat(second.failure).isNull();
        assertThat(second.receipt.id()).isEqualTo(first.receipt.id());
        assertThat(second.receipt.duplicate()).isTrue();
    }

    // ---- order

    @Test
    void publish_behindOneThatWaits_waitsToo() {
        Outcome first = rig.publish("@ada m0");
        List<Outcome> others = rig.publish(1, 100);
        rig.settle();
        assertThat(rig.redis.sent()).as("nothing may overtake it").isZero();
        rig.names.answer(0);
        rig.settle();
        assertThat(rig.stored()).hasSize(100).startsWith("@ada m0", "m1", "m2").endsWith("m99");
        assertThat(others).allSatisfy(outcome -> assertThat(outcome.receipt).isNotNull());
        assertThat(first.receipt).isNotNull();
    }

    @Test
    void publish_answersInAnyOrder_storedInTheOrderOfThePublishes() {
        rig.publish("m0");
        rig.publish("@ada m1");
        rig.publish("m2");
        rig.publish("@bob m3");
        rig.publish("m4");
        rig.settle();
        assertThat(rig.stored()).containsExactly("m0");
        rig.names.answer(1);
        rig.settle();
        assertThat(rig.stored()).containsExactly("m0");
        rig.names.answer(0);
        rig.settle();
        assertThat(rig.stored()).containsExactly("m0", "@ada m1", "m2", "@bob m3", "m4");
    }

    @Test
    void publish_whileACallIsUnderWay_isAskedAtOnce() {
        rig.redis.slowest(40);
        rig.publish("m0");
        rig.publish("@ada");
        assertThat(rig.names.asked()).isEqualTo(1);
        rig.names.answer(0);
        rig.settle();
        assertThat(rig.stored()).containsExactly("m0", "@ada");
    }

    @Test
    void publish_knownAlready_leavesAtOnce() {
        rig.names.areKnown();
        rig.redis.slowest(0);
        Outcome outcome = rig.publish("@ada");
        rig.pass(Duration.ZERO);
        assertThat(outcome.receipt).isNotNull();
    }

    // ---- bounds and ends

    @Test
    void publish_tooManyWait_isOverloadedAndAsksNobody() {
        rig.publish("@ada");
        rig.publish(1, PublishRig.MAX_WAITING);
        notPublished(rig.publish("@bob"), Reason.OVERLOADED);
        assertThat(rig.names.asked()).isEqualTo(1);
    }

    @Test
    void cancel_whileItWaits_letsTheOthersGo() {
        Outcome waiting = rig.publish("@ada");
        rig.publish("m1");
        waiting.call.dispose();
        assertThat(rig.names.cancelled()).isEqualTo(1);
        rig.settle();
        assertThat(rig.stored()).containsExactly("m1");
        rig.names.answer(0);
        rig.settle();
        assertThat(rig.stored()).containsExactly("m1");
    }

    @Test
    void deadline_noAnswer_isExpiredAndLetsTheOthersGo() {
        Outcome waiting = rig.publish("@ada");
        rig.pass(Duration.ofSeconds(5));
        Outcome behind = rig.publish("m1");
        rig.pass(LATEST.minusSeconds(5));
        notPublished(waiting, Reason.EXPIRED);
        assertThat(waiting.onDelivery).isTrue();
        assertThat(rig.names.cancelled()).isEqualTo(1);
        assertThat(behind.receipt).as("it had time left").isNotNull();
        assertThat(rig.stored()).containsExactly("m1");
    }

    @Test
    void lookup_refused_isNotPublishedAndLetsTheOthersGo() {
        rig.names.fail(new ServerRefusedException("NOPERM", "no", null));
        Outcome refused = rig.publish("@ada");
        rig.publish("m1");
        rig.settle();
        notPublished(refused, Reason.LOOKUP_FAILED);
        assertThat(refused.failure).hasCauseInstanceOf(ServerRefusedException.class);
        assertThat(refused.onDelivery).isTrue();
        assertThat(rig.stored()).containsExactly("m1");
    }

    @Test
    void lookup_refusedLate_letsTheOthersGo() {
        rig.names.fail(FakeFailures.notConnected());
        Outcome refused = rig.publish("@ada");
        rig.publish("m1");
        rig.names.fail(new ServerRefusedException("NOPERM", "no", null));
        rig.settle();
        notPublished(refused, Reason.LOOKUP_FAILED);
        assertThat(rig.stored()).containsExactly("m1");
    }

    @Test
    void lookup_redisAwayForAWhile_isAskedAgain() {
        rig.names.fail(FakeFailures.notConnected());
        Outcome outcome = rig.publish("@ada");
        rig.pass(Duration.ofSeconds(3));
        assertThat(outcome.over).isFalse();
        assertThat(rig.names.asked()).isGreaterThan(3);
        rig.names.fail(null);
        rig.names.areKnown();
        rig.pass(Duration.ofSeconds(3));
        assertThat(rig.mentioned()).containsExactly(List.of(ADA));
    }

    @Test
    void close_whileItWaits_isNotPublished() {
        List<Outcome> outcomes = new ArrayList<>(List.of(rig.publish("@ada")));
        outcomes.addAll(rig.publish(1, 3));
        rig.lanes.close();
        assertThat(outcomes).allSatisfy(outcome -> notPublished(outcome, Reason.CLOSED));
        assertThat(rig.names.cancelled()).isEqualTo(1);
        assertThat(rig.stored()).isEmpty();
    }

    @Test
    void drained_waitsForIt() {
        List<String> order = new ArrayList<>();
        rig.publish("@ada");
        rig.lanes.drained(Duration.ofSeconds(2)).subscribe(nothing -> {}, failure -> {}, () -> order.add("drained"));
        rig.pass(Duration.ofSeconds(1));
        assertThat(order).isEmpty();
        rig.names.answer(0);
        rig.settle();
        assertThat(order).containsExactly("drained");
        assertThat(rig.stored()).containsExactly("@ada");
    }
}
