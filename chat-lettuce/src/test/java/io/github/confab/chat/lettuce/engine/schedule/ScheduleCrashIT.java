package io.github.confab.chat.lettuce.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.ScheduleId;
import io.github.confab.chat.model.StreamMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** A message is stored once, also if a process died between storing it and saying so. */
final class ScheduleCrashIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DRAFTS = "{due}:drafts";
    private static final String TIMES = "{due}:times";

    private Chat chat;
    private Channel channel;

    @BeforeEach
    void connect() {
        chat = get(LettuceChat.connect(redis.uri()));
        ChatClient ada = get(chat.actAs(get(chat.users().create("ada")).id()));
        channel = get(ada.channels().create(ChannelSpec.named("general")));
    }

    @AfterEach
    void close() {
        chat.close().block(PATIENCE);
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(PATIENCE));
    }

    private ScheduleId scheduled() {
        return get(channel.schedule().at(Instant.now().plusSeconds(3600), Draft.text("once")))
                .id();
    }

    /** As the dead process did it. */
    private void publishedBefore(ScheduleId id) {
        get(channel.publish(Draft.text("once").withKey(IdempotencyKey.of("s-" + id))));
    }

    private static long now() {
        return Long.parseLong(redis.cli().time().get(0)) * 1000;
    }

    private static void takenAt(ScheduleId id, long millis) {
        redis.cli().hset(DRAFTS, id + ":t", Long.toString(millis));
        redis.cli().zadd(TIMES, 1, id.value());
    }

    private void awaitSettled() {
        await().atMost(PATIENCE).until(() -> redis.cli().exists(DRAFTS, TIMES) == 0);
    }

    private List<String> texts() {
        return get(channel.history(HistoryQuery.oldest().limit(1000))
                .map(StreamMessage::text)
                .collectList());
    }

    private void forgetKeys() {
        for (String window : List.of(":d0", ":d1")) {
            String key = "channel:{" + channel.id() + "}" + window;
            redis.cli().del(key);
            redis.cli().hset(key, "~", "");
        }
    }

    @Test
    void crash_betweenStoringAndSayingSo_isStoredOnce() {
        ScheduleId id = scheduled();
        publishedBefore(id);
        takenAt(id, now());
        awaitSettled();
        assertThat(texts()).containsExactly("once");
    }

    @Test
    void crash_longAgo_isFoundInTheHistory() {
        long before = now() - 600_000;
        ScheduleId id = scheduled();
        publishedBefore(id);
        for (int i = 0; i < 250; i++) {
            get(channel.produce(Draft.text("m" + i)));
        }
        forgetKeys();
        takenAt(id, before);
        awaitSettled();
        assertThat(texts()).as("it is there, and not once more").containsOnlyOnce("once");
    }

    @Test
    void crash_longAgoBeforeStoring_isSentNow() {
        ScheduleId id = scheduled();
        takenAt(id, now() - 600_000);
        awaitSettled();
        assertThat(texts()).containsExactly("once");
    }

    @Test
    void down_whenItWasDue_isSentAtOnceWhenOneComesUp() {
        ScheduleId id = scheduled();
        chat.close().block(PATIENCE);
        redis.cli().zadd(TIMES, 1, id.value());
        chat = get(LettuceChat.connect(redis.uri()));
        channel = chat.system().channel(channel.id());
        awaitSettled();
        assertThat(texts()).containsExactly("once");
    }
}
