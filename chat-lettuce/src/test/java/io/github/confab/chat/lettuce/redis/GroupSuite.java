package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.models.stream.PendingMessage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** One channel and the two members of its worker group, anew for each test. */
abstract class GroupSuite {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    static final ChannelId CHANNEL = ChannelId.of("c1");
    static final GroupMember ME = new GroupMember(CHANNEL, "g", "me");
    static final GroupMember OTHER = new GroupMember(CHANNEL, "g", "other");
    static final String STREAM = "message:{c1}";

    static WorkerStores stores;
    static GroupStore groups;

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

    static List<MessageId> joinedAndPublished(String... texts) {
        get(groups.join(ME, GroupStart.LATEST, List.of()));
        return stores.publish(CHANNEL, List.of(texts));
    }

    static List<PendingMessage> pending() {
        return redis.cli().xpending(STREAM, "g", Range.unbounded(), Limit.from(100));
    }

    static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(10)));
    }
}
