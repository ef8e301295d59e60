package io.github.confab.chat.lettuce.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.redis.AppendReply.Verdict;
import io.github.confab.chat.lettuce.redis.ThreadStore.Slice;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.UserId;
import io.lettuce.core.Range;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands in Redis of threads and pins, and what retention leaves of them. */
class ThreadStoreIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ChannelId ID = ChannelId.of("c1");
    private static final Actor APPLICATION = new Actor(UserId.SYSTEM, true);
    private static final Slice ALL = new Slice(MessageId.MIN, MessageId.MAX, 100, false);

    private TestStores stores;
    private long number;

    @BeforeEach
    void connect() {
        stores = new TestStores(redis.uri());
        stores.channels()
                .create(ID, ChannelSpec.named("general"), APPLICATION, "e1")
                .block(PATIENCE);
    }

    @AfterEach
    void disconnect() {
        stores.close();
    }

    @Test
    void append_ofAReply_isAnEntryWithOneFieldMore() {
        MessageId root = stored("");
        MessageId reply = stored(root.toString());
        var entries = redis.cli().xrange(TestStores.KEYS.stream(ID), Range.create(root.toString(), reply.toString()));
        assertThat(entries.get(0).getBody().keySet()).containsExactly("b", "h", "n", "p");
        assertThat(entries.get(1).getBody())
                .as("the constant fields, then the root")
                .containsEntry("r", root.toString())
                .hasSize(5);
        assertThat(redis.cli().hgetall(TestStores.KEYS.overlay(ID)))
                .isEqualTo(Map.of("~", "", "t", "1", "t" + root.seq(), "1;" + reply));
    }

    @Test
    void append_ofPlainMessages_leavesOverlayAndIndexAlone() {
        stored("");
        assertThat(redis.cli().hlen(TestStores.KEYS.overlay(ID))).isEqualTo(1);
        assertThat(redis.cli().zcard(TestStores.KEYS.index(ID))).isEqualTo(1);
    }

    @Test
    void append_toNothing_storesTheOthersOfTheBatch() {
        MessageId root = stored("");
        List<AppendReply.Outcome> outcomes =
                append(List.of("", "1-1", root.toString())).outcomes();
        assertThat(outcomes)
                .extracting(AppendReply.Outcome::verdict)
                .containsExactly(Verdict.STORED, Verdict.NO_MESSAGE, Verdict.STORED);
        assertThat(outcomes.get(2).id().seq()).isEqualTo(root.seq() + 2);
        assertThat(replies(root)).containsExactly(outcomes.get(2).id().toString());
    }

    @Test
    void replies_ofATrimmedRoot_goOn() {
        MessageId root = stored("");
        MessageId first = stored(root.toString());
        redis.cli().xtrim(TestStores.KEYS.stream(ID), false, 1);
        MessageId second = stored(first.toString());
        assertThat(replies(root)).containsExactly(first.toString(), second.toString());
        assertThat(append(List.of(root.toString())).outcomes().get(0).verdict()).isEqualTo(Verdict.NO_MESSAGE);
        redis.cli().xtrim(TestStores.KEYS.stream(ID), false, 1);
        assertThat(replies(root)).as("trimmed ones are left out").containsExactly(second.toString());
    }

    @Test
    void pins_thatAreTrimmed_areLeftOutAndMakeRoom() {
        List<MessageId> old = IntStream.range(0, 50).mapToObj(i -> stored("")).toList();
        PinStore pins = stores.all().pins();
        old.forEach(
                id -> assertThat(pins.pin(ID, id, APPLICATION).block(PATIENCE)).isTrue());
        redis.cli().xtrim(TestStores.KEYS.stream(ID), false, 0);
        assertThat(pins.list(ID, APPLICATION).block(PATIENCE).entries()).isEmpty();
        MessageId next = stored("");
        assertThat(pins.pin(ID, next, APPLICATION).block(PATIENCE))
                .as("there is room")
                .isTrue();
        assertThat(pins.list(ID, APPLICATION).block(PATIENCE).entries())
                .extracting(StreamEntry::id)
                .containsExactly(next.toString());
        assertThat(redis.cli().zlexcount(TestStores.KEYS.index(ID), Range.create("p:", "p;")))
                .as("what is trimmed is forgotten")
                .isEqualTo(1);
    }

    @Test
    void followers_ofAFullThread_areNoMore() {
        MessageId root = stored("");
        String seq16 = String.format("%016d", root.seq());
        for (int i = 0; i < 1000; i++) {
            redis.cli().zadd(TestStores.KEYS.index(ID), 0, "f:" + seq16 + ":u" + i);
        }
        redis.cli().sadd(TestStores.KEYS.members(ID), "late", "u7");
        AppendBatch.Message reply =
                new AppendBatch.Message("late", "", "", "m;late;t", "{}".getBytes(UTF_8), root.toString());
        AppendReply done = stores.log()
                .append(ID, new AppendBatch(true, "p", ++number, List.of(reply)))
                .block(PATIENCE);
        assertThat(done.outcomes().get(0).verdict()).isEqualTo(Verdict.STORED);
        assertThat(stores.all().threads().followers(ID, root).block(PATIENCE).users())
                .as("members only, and not who came too late")
                .containsExactly(UserId.of("u7"));
        assertThat(redis.cli().hget(TestStores.KEYS.overlay(ID), "t" + root.seq()))
                .startsWith("1;");
    }

    private List<String> replies(MessageId root) {
        return stores.all().threads().replies(ID, root, ALL, APPLICATION).block(PATIENCE).entries().stream()
                .map(StreamEntry::id)
                .toList();
    }

    private MessageId stored(String replyTo) {
        return append(List.of(replyTo)).outcomes().get(0).id();
    }

    private AppendReply append(List<String> replyTo) {
        number++;
        List<AppendBatch.Message> messages = IntStream.range(0, replyTo.size())
                .mapToObj(i -> new AppendBatch.Message(
                        "", "", "", "m;system;" + number + "." + i, "{}".getBytes(UTF_8), replyTo.get(i)))
                .toList();
        return stores.log()
                .append(ID, new AppendBatch(true, "p", number, messages))
                .block(PATIENCE);
    }
}
