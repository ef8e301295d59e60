package io.github.confab.chat.lettuce.engine.publish;

import static io.github.confab.chat.lettuce.engine.fake.FakeMessages.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.NotPublishedException;
import io.github.confab.chat.error.NotPublishedException.Reason;
import io.github.confab.chat.error.PublishUnknownException;
import io.github.confab.chat.error.ServerRefusedException;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.Mentions;
import io.github.confab.chat.lettuce.engine.base.Published;
import io.github.confab.chat.lettuce.engine.fake.FakeFailures;
import io.github.confab.chat.lettuce.engine.fake.FakeRedis;
import io.github.confab.chat.lettuce.engine.publish.PublishRig.Outcome;
import io.github.confab.chat.lettuce.redis.RedisErrors;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.MentionText;
import io.lettuce.core.RedisCommandExecutionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** Every publish has exactly one outcome, and it is true. */
final class PublishFaultsTest {

    private static final Duration LATEST = PublishRig.DEADLINE.plusSeconds(1);

    private final PublishRig rig = new PublishRig();

    // ---- no answer

    @Test
    void reply_lost_sameNumbersAreSentAgainBeforeAnythingNewer() {
        rig.redis.losesReplies(3);
        List<Outcome> outcomes = rig.publish(0, 100);
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.stored()).isEqualTo(texts(0, 100));
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.receipt.duplicate()).isFalse());
        assertThat(rig.batchNumbers())
                .as("two were under way; both go again, the older one first")
                .containsExactly(1L, 2L, 1L, 1L, 2L, 3L);
    }

    @Test
    void call_lostOnTheWay_theOneBehindItIsRefusedAndGoesAgainAfterIt() {
        rig.redis.losesOnTheWay(1);
        List<Outcome> outcomes = rig.publish(0, 100);
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.batchNumbers())
                .as("the second came without the first, so it was not stored")
                .containsExactly(2L, 1L, 2L, 3L);
        assertThat(rig.stored()).isEqualTo(texts(0, 100));
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.receipt).isNotNull());
    }

    @Test
    void record_lostInAFailover_theCallBehindItGoesAgainWithoutIt() {
        rig.publish("m0");
        rig.settle();
        rig.redis.replicate();
        rig.redis.slowest(0);
        Outcome lost = rig.publish("lost");
        rig.time.schedule(() -> rig.redis.failOver(Duration.ZERO));
        List<Outcome> outcomes = rig.publish(1, 65);
        rig.pass(Duration.ofSeconds(2));
        assertThat(lost.receipt).as("Redis had it, and lost it later").isNotNull();
        assertThat(rig.stored()).isEqualTo(texts(0, 65));
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.receipt).isNotNull());
    }

    @Test
    void anyMixOfLosses_eachIsStoredOnceInOrder() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            PublishRig rig = new PublishRig();
            List<Outcome> outcomes = new ArrayList<>();
            while (outcomes.size() < 600) {
                switch (random.nextInt(4)) {
                    case 0 -> rig.redis.losesReplies(random.nextInt(3));
                    case 1 -> rig.redis.losesOnTheWay(random.nextInt(3));
                    case 2 -> rig.redis.losesCalls(random.nextInt(2));
                    default -> rig.pass(Duration.ofMillis(random.nextInt(30)));
                }
                outcomes.addAll(rig.publish(outcomes.size(), outcomes.size() + random.nextInt(90)));
            }
            rig.pass(Duration.ofSeconds(9));
            assertThat(rig.stored()).as("seed %d", seed).isEqualTo(texts(0, outcomes.size()));
            assertThat(outcomes).as("seed %d", seed).allSatisfy(outcome -> assertThat(outcome.receipt)
                    .isNotNull());
        }
    }

    @Test
    void reply_lostWithRefusedMessagesInIt_outcomesAreTheFirstOnes() {
        rig.publish("m0");
        List<Outcome> batch = List.of(rig.publish("m1"), rig.publishAs("mallory", "bad"), rig.publish("m2"));
        rig.pass(Duration.ofMillis(1));
        rig.redis.losesReplies(2);
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.stored()).isEqualTo(texts(0, 3));
        assertThat(batch.get(1).failure).isInstanceOf(ForbiddenException.class);
        assertThat(batch.get(2).receipt.id()).isEqualTo(rig.redis.history().last());
    }

    @Test
    void deadline_neverSent_isExpiredAndNeverStored() {
        rig.redis.losesCalls(Integer.MAX_VALUE);
        List<Outcome> outcomes = rig.publish(0, 100);
        rig.pass(PublishRig.DEADLINE.minusMillis(1));
        assertThat(outcomes).noneMatch(outcome -> outcome.over);
        rig.pass(Duration.ofMillis(1001));
        assertThat(outcomes).allSatisfy(outcome -> notPublished(outcome, Reason.EXPIRED));
        rig.redis.losesCalls(0);
        rig.pass(Duration.ofSeconds(20));
        assertThat(rig.stored())
                .as("what was reported as not published stays so")
                .isEmpty();
        assertThat(rig.publish("m0").failure).isNull();
        rig.settle();
        assertThat(rig.stored()).isEqualTo(texts(0, 1));
    }

    @Test
    void deadline_someExpired_theOthersAreStored() {
        rig.redis.losesCalls(Integer.MAX_VALUE);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            outcomes.add(rig.publish("m" + i));
            rig.pass(Duration.ofSeconds(2));
        }
        rig.redis.losesCalls(0);
        rig.pass(Duration.ofSeconds(3));
        for (int i = 0; i < 6; i++) {
            boolean isStored = rig.stored().contains("m" + i);
            assertThat(outcomes.get(i).receipt != null).isEqualTo(isStored);
            if (!isStored) {
                notPublished(outcomes.get(i), Reason.EXPIRED);
            }
        }
        notPublished(outcomes.get(0), Reason.EXPIRED);
        assertThat(outcomes.get(5).receipt).isNotNull();
    }

    @Test
    void deadline_everSent_isUnknownAndTheLaneGoesOn() {
        rig.redis.losesReplies(Integer.MAX_VALUE);
        Outcome sent = rig.publish("m0");
        Outcome waiting = rig.publish("m1");
        rig.pass(LATEST);
        assertThat(sent.failure).isInstanceOf(PublishUnknownException.class);
        notPublished(waiting, Reason.EXPIRED);
        rig.redis.losesReplies(0);
        Outcome next = rig.publish("m2");
        rig.pass(Duration.ofSeconds(3));
        assertThat(next.receipt).isNotNull();
        assertThat(rig.stored()).containsExactly("m0", "m2");
    }

    @Test
    void deadline_passed_isToldOnTheThreadsOfTheApplication() {
        rig.redis.losesCalls(Integer.MAX_VALUE);
        List<Outcome> outcomes = rig.publish(0, 3);
        rig.pass(LATEST);
        rig.redis.losesCalls(0);
        rig.redis.losesReplies(Integer.MAX_VALUE);
        outcomes.addAll(rig.publish(3, 6));
        rig.pass(LATEST);
        assertThat(outcomes)
                .as("the timers' threads must never wait for an application")
                .allSatisfy(outcome -> assertThat(outcome.onDelivery).isTrue());
    }

    @Test
    void batch_allExpiredBeforeItsNextTry_hasNothingToSend() {
        Outcome outcome = new Outcome();
        Outgoing message = new Outgoing(
                Author.SYSTEM,
                new Outgoing.Encoded(Draft.text("m"), new byte[1], "", Mentions.NONE, MentionText.NOBODY),
                true,
                100,
                reactorSink(outcome));
        Batch batch = new Batch(FakeRedis.CHANNEL, List.of(message), rig.context);
        assertThat(batch.attempt()).isNotNull();
        batch.failed(FakeFailures.notConnected(), false);
        // the clock that ticks and the try that begins run on two threads
        batch.settleExpired(100, Runnable::run);
        assertThat(outcome.failure).isInstanceOf(NotPublishedException.class);
        assertThat(batch.attempt()).as("it was reported as not published").isNull();
    }

    private static MonoSink<Published> reactorSink(Outcome outcome) {
        List<MonoSink<Published>> sinks = new ArrayList<>();
        Mono.<Published>create(sinks::add)
                .subscribe(published -> outcome.receipt = published.receipt(), failure -> outcome.failure = failure);
        return sinks.get(0);
    }

    // ---- refused

    @Test
    void channel_isNotThere_isNotFound() {
        rig.redis.history().vanish();
        Outcome outcome = rig.publish("m0");
        rig.settle();
        assertThat(outcome.failure).isInstanceOf(ChannelNotFoundException.class);
    }

    @Test
    void channel_vanishesBeforeTheSecondTry_isUnknown() {
        rig.redis.losesReplies(1);
        Outcome outcome = rig.publish("m0");
        rig.pass(Duration.ofMillis(5));
        rig.redis.history().vanish();
        rig.pass(Duration.ofSeconds(1));
        assertThat(outcome.failure).isInstanceOf(PublishUnknownException.class);
    }

    @Test
    void memory_full_isRefusedWithoutAnotherTry() {
        rig.redis.refusesAppends(refusal("OOM command not allowed when used memory > 'maxmemory'."));
        List<Outcome> outcomes = rig.publish(0, 2);
        rig.settle();
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.failure).isInstanceOf(ServerRefusedException.class));
        rig.redis.refusesAppends(null);
        rig.pass(Duration.ofSeconds(20));
        assertThat(rig.stored()).isEmpty();
    }

    @Test
    void memory_fullAtTheSecondTry_isUnknown() {
        rig.redis.losesReplies(1);
        Outcome outcome = rig.publish("m0");
        rig.pass(Duration.ofMillis(5));
        rig.redis.refusesAppends(refusal("OOM command not allowed when used memory > 'maxmemory'."));
        rig.pass(Duration.ofSeconds(1));
        assertThat(outcome.failure).isInstanceOf(PublishUnknownException.class);
        assertThat(rig.stored()).isEqualTo(texts(0, 1));
    }

    @Test
    void disk_refusesForAWhile_isTriedAgain() {
        rig.redis.refusesAppends(refusal("MISCONF Redis is configured to save RDB snapshots"));
        Outcome outcome = rig.publish("m0");
        rig.pass(Duration.ofSeconds(3));
        assertThat(outcome.over).isFalse();
        rig.redis.refusesAppends(null);
        rig.pass(Duration.ofSeconds(3));
        assertThat(outcome.receipt).isNotNull();
    }

    private static ChatException refusal(String reply) {
        return RedisErrors.translate("publish", new RedisCommandExecutionException(reply));
    }

    private static void notPublished(Outcome outcome, Reason reason) {
        assertThat(outcome.failure)
                .isInstanceOfSatisfying(NotPublishedException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(reason));
    }
}
