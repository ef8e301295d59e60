package io.github.confab.chat.lettuce.engine.publish;

import static io.github.confab.chat.lettuce.engine.fake.FakeMessages.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.error.NotPublishedException;
import io.github.confab.chat.error.NotPublishedException.Reason;
import io.github.confab.chat.error.PublishUnknownException;
import io.github.confab.chat.lettuce.engine.publish.PublishRig.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;

/** How publishing ends: by close, or because nobody waits any more. */
final class PublishEndTest {

    private static final Duration LATEST = PublishRig.DEADLINE.plusSeconds(1);

    private final PublishRig rig = new PublishRig();

    @AfterEach
    void removeHooks() {
        Hooks.resetOnErrorDropped();
    }

    @Test
    void close_everyMessage_hasAnOutcome() {
        List<Outcome> outcomes = rig.publish(0, 100);
        rig.lanes.close();
        rig.pass(Duration.ofMillis(1));
        assertThat(outcomes.subList(0, 65))
                .as("one, and a full call behind it, were sent")
                .allSatisfy(outcome -> assertThat(outcome.failure).isInstanceOf(PublishUnknownException.class));
        assertThat(outcomes.subList(65, 100)).allSatisfy(outcome -> notPublished(outcome, Reason.CLOSED));
        notPublished(rig.publish("late"), Reason.CLOSED);
        rig.pass(Duration.ofSeconds(20));
        assertThat(rig.stored()).isEqualTo(texts(0, 65));
    }

    @Test
    void drained_completesWhenAllHaveAnAnswerOrTheTimeIsUp() {
        rig.publish(0, 100);
        List<String> order = new ArrayList<>();
        rig.lanes.drained(Duration.ofSeconds(1)).subscribe(nothing -> {}, failure -> {}, () -> order.add("drained"));
        rig.settle();
        assertThat(order).containsExactly("drained");
        assertThat(rig.stored()).hasSize(100);
        rig.redis.losesCalls(Integer.MAX_VALUE);
        rig.publish("stuck");
        rig.lanes.drained(Duration.ofSeconds(1)).subscribe(nothing -> {}, failure -> {}, () -> order.add("time is up"));
        rig.pass(Duration.ofMillis(990));
        assertThat(order).hasSize(1);
        rig.pass(Duration.ofMillis(20));
        assertThat(order).containsExactly("drained", "time is up");
    }

    @Test
    void cancel_sentAndThenFailed_dropsNoError() {
        List<Throwable> dropped = new ArrayList<>();
        Hooks.onErrorDropped(dropped::add);
        rig.redis.losesReplies(Integer.MAX_VALUE);
        rig.publish("m0").call.dispose();
        rig.pass(LATEST.plusSeconds(3));
        rig.lanes.close();
        assertThat(dropped)
                .as("nobody waits for it, so nobody is told, the log neither")
                .isEmpty();
    }

    private static void notPublished(Outcome outcome, Reason reason) {
        assertThat(outcome.failure)
                .isInstanceOfSatisfying(NotPublishedException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(reason));
    }
}
