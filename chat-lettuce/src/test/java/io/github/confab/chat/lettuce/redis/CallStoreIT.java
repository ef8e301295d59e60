package io.github.confab.chat.lettuce.redis;

import static io.github.confab.chat.lettuce.redis.TestStores.KEYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.redis.MentionStore.Mentioned;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.UserId;
import io.lettuce.core.XAddArgs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** Calls, where a contract would need a thousand people or a broken store. */
class CallStoreIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final ChannelId ID = ChannelId.of("c1");
    private static final String PAYLOAD = "{\"u\":\"a\",\"t\":\"b\",\"g\":[\"%s\"]}";

    private static TestStores stores;

    @BeforeAll
    static void connect() {
        stores = new TestStores(redis.uri());
    }

    @AfterAll
    static void disconnect() {
        stores.close();
    }

    @BeforeEach
    void makeChannel() {
        redis.cli().hset(KEYS.meta(ID), Map.of("~e", "e1"));
        redis.cli().sadd(KEYS.members(ID), "~", "u0");
        redis.cli().hset(KEYS.connectionCounts(ID), "~", "");
        redis.cli().zadd(KEYS.index(ID), 0, "~");
    }

    private static Receipt message(long seq, String payload) {
        MessageId id = new MessageId(1, seq);
        redis.cli()
                .xadd(
                        KEYS.stream(ID),
                        new XAddArgs().id(id.toString()),
                        Map.of("b", "0-0", "h", "m;a;x", "n", Long.toString(seq), "p", payload));
        return new Receipt(ID, id, false);
    }

    private static Mentioned called(Receipt receipt) {
        return Objects.requireNonNull(stores.calls().called(receipt).block(Duration.ofSeconds(20)));
    }

    private static List<String> counted() {
        return redis.cli().zrange(KEYS.index(ID), 0, -1);
    }

    private static String[] users(int count) {
        return IntStream.range(0, count).mapToObj(i -> "u" + i).toArray(String[]::new);
    }

    @Test
    void called_aThousandMembers_areAllTold() {
        redis.cli().sadd(KEYS.members(ID), users(1000));
        Mentioned found = called(message(7, PAYLOAD.formatted("channel")));
        assertThat(found.epoch()).isEqualTo("e1");
        assertThat(found.ordinal()).isEqualTo(7);
        assertThat(found.members()).hasSize(1000).contains(UserId.of("u0"), UserId.of("u999"));
        assertThat(counted()).containsExactly("c:0000000000000007", "~");
    }

    @Test
    void called_moreThanAThousandMembers_isOnlyCounted() {
        redis.cli().sadd(KEYS.members(ID), users(1001));
        assertThat(called(message(7, PAYLOAD.formatted("channel"))).members()).isEmpty();
        assertThat(counted()).containsExactly("c:0000000000000007", "~");
    }

    @Test
    void called_moreThanAThousandPresent_tellsNobody() {
        for (String user : users(1001)) {
            redis.cli().hset(KEYS.connectionCounts(ID), user, "x");
        }
        Receipt receipt = message(7, PAYLOAD.formatted("here"));
        assertThat(called(receipt).members()).isEmpty();
        redis.cli().hdel(KEYS.connectionCounts(ID), "u1");
        assertThat(called(receipt).members()).hasSize(1000);
        assertThat(counted()).as("nothing of it is kept").containsExactly("~");
    }

    @Test
    void called_again_isCountedOnce() {
        Receipt receipt = message(7, PAYLOAD.formatted("channel"));
        called(receipt);
        called(receipt);
        assertThat(counted()).hasSize(2);
    }

    @Test
    void called_whatCallsNobody_isNothing() {
        List<String> payloads = List.of(
                "{\"u\":\"a\",\"t\":\"@channel\"}",
                PAYLOAD.formatted("later"),
                "{\"g\":{\"x\":1}}",
                "{\"g\":\"channel\"}",
                "[1]",
                "not JSON",
                "",
                "[".repeat(2000));
        for (int i = 0; i < payloads.size(); i++) {
            Receipt receipt = message(i + 1, payloads.get(i));
            assertThat(stores.calls().called(receipt).blockOptional())
                    .as(payloads.get(i))
                    .isEmpty();
        }
        assertThat(stores.calls()
                        .called(new Receipt(ID, new MessageId(9, 99), false))
                        .blockOptional())
                .as("no message")
                .isEmpty();
        assertThat(counted()).containsExactly("~");
    }

    @Test
    void called_channelDeleted_leavesNothingBehind() {
        Receipt receipt = message(7, PAYLOAD.formatted("channel"));
        redis.cli().del(KEYS.meta(ID), KEYS.index(ID));
        assertThat(stores.calls().called(receipt).blockOptional()).isEmpty();
        assertThat(redis.cli().exists(KEYS.index(ID))).isZero();
    }

    @Test
    void mayCall_noChannelOrStranger_mayNot() {
        assertThat(get(stores.calls().mayCall(ID, new Actor(UserId.of("nobody"), false))))
                .isFalse();
        assertThat(get(stores.calls().mayCall(ID, new Actor(UserId.of("u0"), false))))
                .isFalse();
        redis.cli().hset(KEYS.meta(ID), "owner", "u0");
        assertThat(get(stores.calls().mayCall(ID, new Actor(UserId.of("u0"), false))))
                .isTrue();
        redis.cli().hset(KEYS.roles(ID), "u0", "4;0;*;");
        assertThat(get(stores.calls().mayCall(ID, new Actor(UserId.of("u0"), false))))
                .as("banned")
                .isFalse();
        assertThat(get(stores.calls().mayCall(ChannelId.of("none"), new Actor(UserId.SYSTEM, true))))
                .isFalse();
    }

    private static <T> T get(Mono<T> answer) {
        return Objects.requireNonNull(answer.block(Duration.ofSeconds(20)));
    }
}
