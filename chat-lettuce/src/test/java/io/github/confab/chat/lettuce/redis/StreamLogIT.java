package io.github.confab.chat.lettuce.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.redis.AppendReply.Status;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Batches of one producer, sent once, again, or out of turn. */
class StreamLogIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ChannelId ID = ChannelId.of("c1");
    private static final Actor APPLICATION = new Actor(UserId.SYSTEM, true);

    private TestStores stores;

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
    void append_sentAgain_givesTheFirstReplyOfTheLastTwo() {
        AppendReply one = append(batch(1, "a", "b"));
        AppendReply two = append(batch(2, "c").after(1));
        assertThat(append(batch(2, "c").after(1))).isEqualTo(two);
        assertThat(append(batch(1, "a", "b"))).as("the one before, too").isEqualTo(one);
        assertThat(append(batch(1, "a", "b"))).isEqualTo(one);
        append(batch(3, "d").after(2));
        assertThat(append(batch(2, "c"))).isEqualTo(two);
        assertThat(append(batch(1, "a", "b")).status()).isEqualTo(Status.STALE);
        assertThat(length()).isEqualTo(4);
    }

    @Test
    void append_withoutTheOneItComesAfter_storesNothing() {
        assertThat(append(batch(2, "b").after(1)).status()).isEqualTo(Status.EARLY);
        append(batch(1, "a"));
        assertThat(append(batch(3, "c").after(2)).status()).isEqualTo(Status.EARLY);
        assertThat(length()).isEqualTo(1);
        assertThat(append(batch(2, "b").after(1)).status()).isEqualTo(Status.DONE);
        assertThat(append(batch(3, "c")).status()).as("after none").isEqualTo(Status.DONE);
        assertThat(length()).isEqualTo(3);
    }

    private AppendReply append(AppendBatch batch) {
        return stores.log().append(ID, batch).block(PATIENCE);
    }

    private static AppendBatch batch(long number, String... texts) {
        List<AppendBatch.Message> messages = Arrays.stream(texts)
                .map(text -> new AppendBatch.Message("", "", "", "m;system;" + text, text.getBytes(UTF_8)))
                .toList();
        return new AppendBatch(true, "p", number, messages);
    }

    /** How many messages are stored. */
    private long length() {
        long created = 1;
        return redis.cli().xlen(TestStores.KEYS.stream(ID)) - created;
    }
}
