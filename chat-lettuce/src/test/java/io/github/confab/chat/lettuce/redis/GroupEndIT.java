package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.redis.GroupStore.Held;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.models.stream.PendingMessage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** What a worker does with a message in the end, and at its own end. */
class GroupEndIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final ChannelId CHANNEL = ChannelId.of("c1");
    private static final GroupMember ME = new GroupMember(CHANNEL, "g", "me");
    private static final GroupMember OTHER = new GroupMember(CHANNEL, "g", "other");
    private static final String STREAM = "message:{c1}";
    private static final String DEAD = "message:{c1}:dlq:g";

    private static WorkerStores stores;
    private static GroupStore groups;

    @BeforeAll
    static void connect() {
        stores = new WorkerStores(redis.uri());
        groups = stores.groups();
    }

    @AfterAll
    static void disconnect() {
        stores.close();
    }

    @BeforeEach
    void create() {
        stores.create(CHANNEL);
    }

    @Test
    void bury_sentTwice_keepsOneLetterWithEverything() {
        MessageId id = joinedAndPublished("m0").get(0);
        get(groups.take(ME, 1));
        get(groups.bury(ME, new Held(id.toString(), 3), "bad"));
        get(groups.bury(ME, new Held(id.toString(), 3), "bad"));
        assertThat(pending()).isEmpty();
        List<StreamMessage<String, String>> letters = redis.cli().xrange(DEAD, Range.unbounded());
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).getBody())
                .containsEntry("id", id.toString())
                .containsEntry("group", "g")
                .containsEntry("epoch", "e-c1")
                .containsEntry("attempts", "3")
                .containsEntry("reason", "bad")
                .containsEntry("h", "m;ada;t-m0")
                .containsKeys("b", "n", "p");
    }

    @Test
    void bury_takenOverMeanwhile_doesNothing() {
        MessageId id = joinedAndPublished("m0").get(0);
        get(groups.take(ME, 1));
        get(groups.claim(OTHER, Duration.ZERO, "0-0", 1));
        get(groups.bury(ME, new Held(id.toString(), 1), "bad"));
        assertThat(redis.cli().exists(DEAD)).isZero();
        assertThat(pending()).hasSize(1);
    }

    @Test
    void bury_lettersCannotBeWritten_acknowledgesNothing() {
        MessageId id = joinedAndPublished("m0").get(0);
        get(groups.take(ME, 1));
        redis.cli().set(DEAD, "text");
        assertThatThrownBy(() -> get(groups.bury(ME, new Held(id.toString(), 1), "bad")))
                .isInstanceOf(CorruptDataException.class);
        assertThat(pending()).as("it is not lost").hasSize(1);
    }

    @Test
    void leave_withRest_letsOthersHaveItAtOnce_withoutRest_removesTheConsumer() {
        List<MessageId> ids = joinedAndPublished("m0", "m1");
        get(groups.take(ME, 2));
        get(groups.leave(ME, Duration.ofMinutes(5), List.of(ids.get(0).toString())));
        assertThat(get(groups.claim(OTHER, Duration.ofMinutes(5), "0-0", 10)).deliveries())
                .hasSize(1);
        get(groups.leave(ME, Duration.ofMinutes(5), List.of()));
        assertThat(redis.cli().xinfoConsumers(STREAM, "g"))
                .as("only the other one is left")
                .hasSize(1);
    }

    private static List<MessageId> joinedAndPublished(String... texts) {
        get(groups.join(ME, GroupStart.LATEST, List.of()));
        return stores.publish(CHANNEL, List.of(texts));
    }

    private static List<PendingMessage> pending() {
        return redis.cli().xpending(STREAM, "g", Range.unbounded(), Limit.from(100));
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(10)));
    }
}
