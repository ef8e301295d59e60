package io.github.confab.chat.lettuce.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.FeedEvent.CorruptEntry;
import io.github.confab.chat.model.FeedEvent.Gap;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.StartAt;
import io.lettuce.core.Range;
import io.lettuce.core.XTrimArgs;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What somebody else writes into, or takes out of, a channel's stream. */
class ForeignEntriesIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Chat chat;
    private Channel channel;
    private String stream;

    @BeforeEach
    void open() {
        chat = LettuceChat.connect(LettuceChatOptions.builder()
                        .redis(redis.uri())
                        .idleCheck(Duration.ofMillis(500))
                        .build())
                .block(LIMIT);
        channel = chat.system().channels().open("foreign").block(LIMIT);
        stream = "message:{" + channel.id() + "}";
    }

    @AfterEach
    void close() {
        chat.close().block(LIMIT);
    }

    static Stream<Arguments> rubbish() {
        return Stream.of(
                Arguments.of("no field of ours", Map.of("x", "y")),
                Arguments.of("no payload", Map.of("b", "0-0", "h", "m;ada;1", "n", "1")),
                Arguments.of("an ordinal that is no number", entry("0-0", "m;ada;1", "abc", "{}")),
                Arguments.of("a huge ordinal", entry("0-0", "m;ada;1", "9".repeat(40), "{}")),
                Arguments.of("a header of another form", entry("0-0", "message", "1", "{}")),
                Arguments.of("a predecessor that is no id", entry("abc", "m;ada;1", "1", "{}")));
    }

    private static Map<String, String> entry(String previous, String header, String ordinal, String payload) {
        return Map.of("b", previous, "h", header, "n", ordinal, "p", payload);
    }

    @ParameterizedTest(name = "B40 {0}")
    @MethodSource("rubbish")
    void feed_foreignEntry_isReportedAndSkipped(String what, Map<String, String> fields) {
        channel.publish(Draft.text("before")).block(LIMIT);
        String foreign = redis.cli().xadd(stream, fields);
        channel.publish(Draft.text("after")).block(LIMIT);

        Flux<FeedEvent> told = channel.feed(StartAt.oldest())
                .filter(event -> event instanceof MessageEvent || event instanceof CorruptEntry);
        StepVerifier.create(told.take(3))
                .assertNext(event -> assertThat(text(event)).isEqualTo("before"))
                .assertNext(
                        event -> assertThat(((CorruptEntry) event).entryId()).isEqualTo(foreign))
                .assertNext(event -> assertThat(text(event)).isEqualTo("after"))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void subscribe_manyForeignEntries_neverStopsAtAFullPageOfThem() {
        channel.publish(Draft.text("before")).block(LIMIT);
        IntStream.range(0, 500).forEach(i -> redis.cli().xadd(stream, Map.of("x", "y" + i)));
        channel.publish(Draft.text("after")).block(LIMIT);
        StepVerifier.create(channel.subscribe(StartAt.oldest())
                        .map(message -> message.text())
                        .take(2))
                .expectNext("before", "after")
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void publish_streamIsOfAnotherType_errorsAndOverwritesNothing() {
        redis.cli().del(stream);
        redis.cli().set(stream, "mine");
        assertThatThrownBy(() -> channel.publish(Draft.text("hello")).block(LIMIT))
                .as("B41")
                .isInstanceOf(CorruptDataException.class);
        assertThatThrownBy(() -> channel.subscribe(StartAt.oldest()).blockFirst(LIMIT))
                .isInstanceOf(CorruptDataException.class);
        assertThat(redis.cli().get(stream)).isEqualTo("mine");
    }

    @Test
    void feed_trimmedPastAPausedReader_givesOneGapWithExactBounds() {
        publish(0, 10);
        StepVerifier.create(readable(channel.feed(StartAt.oldest())), 1)
                .assertNext(event -> assertThat(text(event)).isEqualTo("m0"))
                .then(() -> publish(10, 1000))
                .then(() -> redis.cli().xtrim(stream, XTrimArgs.Builder.maxlen(100)))
                .thenRequest(Long.MAX_VALUE)
                .thenConsumeWhile(event -> event instanceof MessageEvent)
                .assertNext(event -> {
                    Gap gap = (Gap) event;
                    assertThat(gap.reason()).isEqualTo(Gap.Reason.TRIMMED);
                    assertThat(gap.messages()).isEqualTo(gap.toSeq() - gap.fromSeq() + 1);
                    assertThat(gap.toSeq())
                            .as("the entry before the hundredth from the end")
                            .isEqualTo(901);
                })
                .thenConsumeWhile(
                        event -> event instanceof MessageEvent && !text(event).equals("m999"))
                .assertNext(event -> assertThat(text(event)).isEqualTo("m999"))
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void feed_entryRemovedByHand_givesAGapOfOne() {
        publish(0, 3);
        String removed = redis.cli().xrange(stream, Range.unbounded()).get(2).getId();
        redis.cli().xdel(stream, removed);
        StepVerifier.create(readable(channel.feed(StartAt.oldest())).take(3))
                .assertNext(event -> assertThat(text(event)).isEqualTo("m0"))
                .assertNext(event -> assertThat(event).isEqualTo(new Gap(channel.id(), 3, 3, 1, Gap.Reason.REMOVED)))
                .assertNext(event -> assertThat(text(event)).isEqualTo("m2"))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void feed_streamDeletedWithAnEntryNobodyWasToldOf_liveReaderLearnsItAtTheIdleCheck() {
        publish(0, 1);
        StepVerifier.create(channel.feed(StartAt.latest()).filter(event -> !(event instanceof MessageEvent)))
                .expectNextMatches(CaughtUp.class::isInstance)
                .then(this::appendUnseenAndDeleteStream)
                .expectNext(new Gap(channel.id(), 3, 3, 1, Gap.Reason.REMOVED))
                .expectNextMatches(CaughtUp.class::isInstance)
                .thenCancel()
                .verify(LIMIT);
    }

    /** In one step, so that no idle check comes between. */
    private void appendUnseenAndDeleteStream() {
        String meta = "channel:{" + channel.id() + "}";
        String last = redis.cli().hget(meta, "~l");
        redis.cli().multi();
        redis.cli().hset(meta, "~l", last.replaceAll("-2$", "-3"));
        redis.cli().hincrby(meta, "~n", 1);
        redis.cli().del(stream);
        redis.cli().exec();
    }

    @Test
    void feed_streamDeleted_whoWasBehindIsToldAndWhoWasNotMissesNothing() {
        publish(0, 1);
        Cursor early = channel.history(HistoryQuery.latest()).blockLast(LIMIT).cursor();
        publish(1, 5);
        StepVerifier.create(channel.feed(StartAt.latest()))
                .expectNextMatches(CaughtUp.class::isInstance)
                .then(() -> redis.cli().del(stream))
                .then(() -> StepVerifier.create(channel.feed(StartAt.after(early)))
                        .expectNext(new Gap(channel.id(), 3, 6, 4, Gap.Reason.REMOVED))
                        .expectNextMatches(CaughtUp.class::isInstance)
                        .thenCancel()
                        .verify(LIMIT))
                .then(() -> publish(5, 6))
                .assertNext(event -> assertThat(text(event)).isEqualTo("m5"))
                .thenCancel()
                .verify(LIMIT);
    }

    private void publish(int from, int to) {
        Flux.range(from, to - from)
                .flatMap(i -> channel.publish(Draft.text("m" + i)), 64)
                .blockLast(LIMIT);
    }

    private static Flux<FeedEvent> readable(Flux<FeedEvent> feed) {
        return feed.filter(event -> !(event instanceof FeedEvent.CaughtUp));
    }

    private static String text(FeedEvent event) {
        return ((MessageEvent) event).message().text();
    }
}
