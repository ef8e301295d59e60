package io.github.confab.chat.lettuce.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.NotPublishedException;
import io.github.confab.chat.error.PublishUnknownException;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** What becomes of messages when the server is killed, stopped or emptied. */
class ServerFaultsIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private final EmbeddedRedis redis = EmbeddedRedis.start();
    private final Chat chat = open(LettuceChatOptions.builder());
    private final Channel channel = chat.system().channels().open("faults").block(LIMIT);

    private Chat open(LettuceChatOptions.Builder options) {
        return LettuceChat.connect(options.redis(redis.uri())
                        .idleCheck(Duration.ofSeconds(1))
                        .build())
                .block(LIMIT);
    }

    @AfterEach
    void stop() {
        chat.close().block(LIMIT);
        redis.close();
    }

    @Test
    @Tag("slow")
    void publish_serverKilledUnderLoad_nothingAcknowledgedIsLostAndSubscribersGoOn() {
        int messages = 4000;
        try (Received received = Received.by("the subscriber", channel.subscribe(StartAt.latest()))) {
            Mono<Long> publishing = Flux.range(0, messages)
                    .flatMap(i -> channel.publish(Draft.text("m" + i)), 64)
                    .count()
                    .cache();
            Disposable running = publishing.subscribe();
            received.await(messages / 4, LIMIT);
            redis.kill();
            redis.restart();
            long up = System.nanoTime();
            int seen = received.await(0, Duration.ZERO);
            received.await(seen + 1, LIMIT);
            Duration recovery = Duration.ofNanos(System.nanoTime() - up);

            assertThat(publishing.block(LIMIT))
                    .as("every publish has its receipt")
                    .isEqualTo(messages);
            received.assertExactly(texts(messages), LIMIT);
            assertThat(stored()).as("the stream has each message once").isEqualTo(messages);
            assertThat(recovery).as("messages flow again").isLessThan(Duration.ofSeconds(3));
            System.out.printf(
                    "kill -9: %d messages, flowing again %d ms after the restart%n", messages, recovery.toMillis());
            running.dispose();
        }
    }

    private long stored() {
        try (RedisClient client = RedisClient.create(redis.uri())) {
            return client.connect().sync().xlen("message:{" + channel.id() + "}") - 1;
        }
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "m" + i).toList();
    }

    @Test
    @Tag("slow")
    void publish_serverSilent_endsUnknownWithinDeadlineAndIsNeverStoredTwice() {
        Chat hasty = open(LettuceChatOptions.builder()
                .commandTimeout(Duration.ofMillis(500))
                .publishDeadline(DEADLINE));
        Channel out = hasty.system().channel(channel.id());
        out.publish(Draft.text("before")).block(LIMIT);
        redis.pause();
        long began = System.nanoTime();
        assertThatThrownBy(() -> out.publish(Draft.text("into silence")).block(LIMIT))
                .as("it was sent, and nobody answered")
                .isInstanceOf(PublishUnknownException.class);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(took).as("its deadline and a second").isLessThan(DEADLINE.plusSeconds(1));
        redis.resume();
        out.publish(Draft.text("after")).retry(20).block(LIMIT);
        List<String> history = history();
        assertThat(history.stream().filter("into silence"::equals).count()).isLessThanOrEqualTo(1);
        assertThat(history.get(history.size() - 1)).isEqualTo("after");
        hasty.close().block(LIMIT);
    }

    @Test
    @Tag("slow")
    void publish_serverGone_endsNotPublishedWithinDeadline() {
        Chat hasty = open(LettuceChatOptions.builder().publishDeadline(DEADLINE));
        Channel out = hasty.system().channel(channel.id());
        out.publish(Draft.text("before")).block(LIMIT);
        redis.kill();
        // the first one finds out that the connection is gone; what comes after it was certainly never sent
        out.publish(Draft.text("finds out")).onErrorComplete().block(LIMIT);
        long began = System.nanoTime();
        assertThatThrownBy(() -> out.publish(Draft.text("never sent")).block(LIMIT))
                .isInstanceOfSatisfying(NotPublishedException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(NotPublishedException.Reason.EXPIRED));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(DEADLINE.plusSeconds(1));
        redis.restart();
        out.publish(Draft.text("after")).retry(20).block(LIMIT);
        assertThat(history()).contains("before", "after").doesNotContain("never sent");
        hasty.close().block(LIMIT);
    }

    private List<String> history() {
        return channel.history(HistoryQuery.latest().limit(1000))
                .map(StreamMessage::text)
                .collectList()
                .retryWhen(Retry.fixedDelay(100, Duration.ofMillis(100)))
                .block(LIMIT);
    }

    @Test
    void feed_allDataFlushed_endsWithChannelGone() {
        channel.publish(Draft.text("soon gone")).block(LIMIT);
        Mono<FeedEvent> ending = channel.feed(StartAt.oldest())
                .doOnNext(event -> {
                    if (event instanceof FeedEvent.CaughtUp) {
                        flush();
                    }
                })
                .last();
        assertThatThrownBy(() -> ending.block(LIMIT)).isInstanceOf(ChannelGoneException.class);
    }

    private void flush() {
        try (RedisClient client = RedisClient.create(redis.uri())) {
            client.connect().sync().flushall();
        }
    }
}
