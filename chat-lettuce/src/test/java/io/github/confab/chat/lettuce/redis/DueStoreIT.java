package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.redis.DueStore.Batch;
import io.github.confab.chat.lettuce.redis.DueStore.Outcome;
import io.github.confab.chat.lettuce.redis.DueStore.Status;
import io.github.confab.chat.lettuce.redis.DueStore.Taken;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** What is due, as it stands in Redis. */
final class DueStoreIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration NONE = Duration.ZERO;
    private static final UserId ADA = UserId.of("ada@example.org");
    private static final UserId BOB = UserId.of("ada");
    private static final ChannelId CHANNEL = ChannelId.of("c-1");

    private final TestStores stores = new TestStores(redis.uri());
    private final DueStore due = stores.all().due();

    @AfterEach
    void close() {
        stores.close();
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(PATIENCE));
    }

    private void add(String id, UserId author) {
        byte[] payload = ("{\"t\":\"a;b;c\n" + id + "\"}").getBytes(StandardCharsets.UTF_8);
        DueMessage message = new DueMessage(id, author, CHANNEL, serverTime() + 3_600_000, "k", payload);
        assertThat(get(due.add(message, 0)).status()).isEqualTo(Status.DONE);
    }

    /** As if an hour had passed. */
    private void makeDue(String... ids) {
        for (String id : ids) {
            redis.cli().zadd("{due}:times", serverTime() - 1, id);
        }
    }

    private static long serverTime() {
        return Long.parseLong(redis.cli().time().get(0)) * 1000;
    }

    private static List<String> ids(Batch batch) {
        return batch.messages().stream().map(taken -> taken.message().id()).toList();
    }

    private void settle(Outcome outcome) {
        due.settle(List.of(outcome)).block(PATIENCE);
    }

    private void expectNothingLeft() {
        assertThat(redis.cli().keys("*")).as("no key is left").isEmpty();
    }

    @Test
    void take_due_isGivenToOneAsItWasKept() {
        add("m1", ADA);
        add("m2", ADA);
        makeDue("m1");
        Batch first = get(due.take(LONG, 100));
        assertThat(ids(first)).as("what is due").containsExactly("m1");
        assertThat(first.more()).isFalse();
        Taken taken = first.messages().get(0);
        assertThat(taken.takenBefore()).isEmpty();
        assertThat(taken.message().author()).isEqualTo(ADA);
        assertThat(taken.message().channel()).isEqualTo(CHANNEL);
        assertThat(taken.message().details()).isEqualTo("k");
        assertThat(new String(taken.message().payload(), StandardCharsets.UTF_8))
                .isEqualTo("{\"t\":\"a;b;c\nm1\"}");
        assertThat(ids(get(due.take(LONG, 100)))).as("nobody else has it").isEmpty();
        assertThat(get(due.cancel("m1", ADA, CHANNEL))).as("it is being sent").isFalse();
        settle(Outcome.sent("m1"));
        assertThat(get(due.cancel("m2", ADA, CHANNEL))).isTrue();
        expectNothingLeft();
    }

    @Test
    void take_leaseHasEnded_isGivenAgainAndSaysSo() {
        add("m1", ADA);
        makeDue("m1");
        Batch first = get(due.take(NONE, 100));
        Batch second = awaitTaken(NONE);
        assertThat(second.messages().get(0).takenBefore()).contains(first.nowMillis());
        settle(Outcome.unsure("m1", NONE));
        assertThat(awaitTaken(NONE).messages().get(0).takenBefore())
                .as("nobody knows since then")
                .contains(first.nowMillis());
        settle(Outcome.later("m1", NONE));
        assertThat(awaitTaken(LONG).messages().get(0).takenBefore())
                .as("certainly not stored then")
                .isEmpty();
    }

    private Batch awaitTaken(Duration lease) {
        return await().atMost(PATIENCE).until(() -> get(due.take(lease, 100)), batch -> !batch.messages()
                .isEmpty());
    }

    @Test
    void take_moreThanAPage_saysSo() {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 25; i++) {
            add("m" + i, ADA);
            makeDue("m" + i);
            all.add("m" + i);
        }
        Set<String> taken = new HashSet<>();
        Batch batch = get(due.take(LONG, 10));
        while (batch.more() && taken.size() < all.size()) {
            taken.addAll(ids(batch));
            batch = get(due.take(LONG, 10));
        }
        taken.addAll(ids(batch));
        assertThat(taken).isEqualTo(all);
    }

    @Test
    void settle_refused_isListedUntilItIsForgotten() {
        add("m1", ADA);
        makeDue("m1");
        get(due.take(LONG, 100));
        settle(Outcome.refused("m1", "MUTED", LONG));
        assertThat(get(due.list(ADA, Optional.of(CHANNEL), PageRequest.first())).items())
                .extracting(DueStore.Listed::refusal)
                .containsExactly("MUTED");
        makeDue("m1");
        assertThat(ids(get(due.take(LONG, 100)))).as("it is not tried again").isEmpty();
        expectNothingLeft();
    }

    @Test
    void settle_unknown_changesNothing() {
        settle(Outcome.sent("m1"));
        settle(Outcome.refused("m1", "MUTED", LONG));
        settle(Outcome.later("m1", LONG));
        expectNothingLeft();
    }

    @Test
    void forget_manyOfOneAuthor_leavesThoseOfOthers() {
        for (int i = 0; i < 230; i++) {
            add("m" + i, ADA);
        }
        add("other", BOB);
        due.forget(ADA).block(PATIENCE);
        assertThat(get(due.list(ADA, Optional.empty(), PageRequest.first())).items())
                .isEmpty();
        assertThat(get(due.list(BOB, Optional.empty(), PageRequest.first())).items())
                .as("whose id begins the same")
                .hasSize(1);
        due.forget(BOB).block(PATIENCE);
        expectNothingLeft();
    }

    @Test
    void take_writtenByHand_isForgotten() {
        redis.cli().hset("{due}:drafts", "bad", "nonsense");
        redis.cli().zadd("{due}:times", 1, "bad");
        redis.cli().zadd("{due}:times", 1, "none");
        assertThat(ids(get(due.take(LONG, 100)))).isEmpty();
        expectNothingLeft();
    }
}
