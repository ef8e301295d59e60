package io.github.confab.chat.lettuce.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.redis.AppendBatch;
import io.github.confab.chat.lettuce.redis.TestStores;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.FeedEvent.CorruptEntry;
import io.github.confab.chat.model.FeedEvent.Gap;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever knows text messages only reads on, whatever a later version writes between and into them. */
class LaterVersionsIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Every kind there is, and kinds that there may be one day. */
    private static final List<String> OTHERS = List.of(
            "c;;created",
            "j;ada;joined",
            "l;ada;left",
            "b;ada;banned",
            "r;ada;moderator",
            "e;ada;9-9/1/0-0",
            "d;ada;9-9",
            "x;system;9-9",
            "+;ada;9-9/1/:heart:",
            "-;ada;9-9/0/:heart:",
            "p;ada;9-9",
            "u;ada;9-9",
            "z;ada;what is this");

    /** Kinds of which nothing is known yet. */
    private static final List<String> UNKNOWN = List.of("z;ada;what is this", "~;;", "0;system;a/b/c", "A;a b;t");

    /** A text, and what else may come with it. */
    private static final List<String> EXTRAS = List.of(
            "",
            ",\"new\":{\"deep\":[1,{\"a\":null}]}",
            ",\"f\":[{\"u\":\"confab-blob:1\",\"y\":\"image/png\"},{\"v\":2}]",
            ",\"q\":{\"c\":\"c\",\"i\":\"1-1-1\"}",
            ",\"k\":{\"y\":\"Acme Poll\",\"d\":{\"a\":1}}",
            ",\"g\":[\"everybody\",7]",
            ",\"x\":\"tomorrow\"",
            ",\"f\":{},\"q\":[],\"k\":\"\",\"g\":{}");

    private Chat chat;
    private Channel channel;
    private TestStores stores;
    private long batch;

    @BeforeEach
    void open() {
        chat = LettuceChat.connect(LettuceChatOptions.builder()
                        .redis(redis.uri())
                        .idleCheck(Duration.ofMillis(500))
                        .build())
                .block(LIMIT);
        channel = chat.system().channels().open("later").block(LIMIT);
        stores = new TestStores(redis.uri());
    }

    @AfterEach
    void close() {
        stores.close();
        chat.close().block(LIMIT);
    }

    @Test
    void entriesOfAllKinds_betweenMessages_hideNone() {
        List<StreamMessage> live = new ArrayList<>();
        List<FeedEvent> events = new ArrayList<>();
        List<String> texts = write(OTHERS);
        channel.subscribe(StartAt.oldest())
                .take(texts.size())
                .timeout(LIMIT)
                .doOnNext(live::add)
                .blockLast();
        channel.feed(StartAt.oldest())
                .takeUntil(CaughtUp.class::isInstance)
                .timeout(LIMIT)
                .doOnNext(events::add)
                .blockLast();
        assertThat(live).as("subscribe").extracting(StreamMessage::text).containsExactlyElementsOf(texts);
        assertThat(events).as("no reader takes them for a loss").noneMatch(Gap.class::isInstance);
        assertThat(events.stream()
                        .filter(MessageEvent.class::isInstance)
                        .map(event -> ((MessageEvent) event).message().text()))
                .as("feed")
                .containsExactlyElementsOf(texts);
        assertThat(channel.history(HistoryQuery.latest().limit(1000))
                        .map(StreamMessage::text)
                        .collectList()
                        .block(LIMIT))
                .as("history")
                .containsExactlyElementsOf(texts);
    }

    @Test
    void entriesOfUnknownKinds_pushed_hideNone_andAreNoDamage() {
        List<String> texts = new ArrayList<>();
        List<FeedEvent> events = new ArrayList<>();
        channel.feed(StartAt.oldest())
                .doOnNext(event -> {
                    if (event instanceof CaughtUp && texts.isEmpty()) {
                        texts.addAll(write(UNKNOWN));
                    }
                })
                .filter(event -> !(event instanceof CaughtUp))
                .doOnNext(events::add)
                .takeUntil(event -> !texts.isEmpty()
                        && event instanceof MessageEvent said
                        && said.message().text().equals(texts.get(texts.size() - 1)))
                .timeout(LIMIT)
                .blockLast();
        assertThat(events.stream()
                        .filter(MessageEvent.class::isInstance)
                        .map(event -> ((MessageEvent) event).message().text()))
                .containsExactlyElementsOf(texts);
        assertThat(events).noneMatch(Gap.class::isInstance).noneMatch(CorruptEntry.class::isInstance);
    }

    @Test
    void extrasOfALaterVersion_areLeftOut_andGetFindsTheWords() {
        write(List.of("z;ada;t"));
        List<MessageId> ids = channel.history(HistoryQuery.latest().limit(1000))
                .map(StreamMessage::id)
                .collectList()
                .block(LIMIT);
        for (MessageId id : ids) {
            StreamMessage message = channel.messages().get(id).block(LIMIT);
            assertThat(message.text()).startsWith("m");
            assertThat(message.attachments()).isEmpty();
            assertThat(message.quote()).isEmpty();
            assertThat(message.payload()).isEmpty();
            assertThat(message.expiresAt()).isEmpty();
        }
    }

    /** After each other kind a message of each form; gives what the messages say. */
    private List<String> write(List<String> others) {
        List<String> texts = new ArrayList<>();
        for (String other : others) {
            List<AppendBatch.Message> entries = new ArrayList<>();
            entries.add(new AppendBatch.Message("", "", "", other, payload("v", ",\"new\":1")));
            for (String extra : EXTRAS) {
                texts.add("m" + texts.size());
                byte[] payload = payload(texts.get(texts.size() - 1), extra);
                entries.add(new AppendBatch.Message("", "", "", "m;ada;t" + texts.size(), payload));
            }
            // one call after the other, in order; the feed's own thread may be the one that writes
            stores.log()
                    .append(channel.id(), new AppendBatch(true, "later", ++batch, entries))
                    .toFuture()
                    .join();
        }
        return texts;
    }

    private static byte[] payload(String text, String extra) {
        return ("{\"u\":\"ada\",\"t\":\"" + text + "\"" + extra + "}").getBytes(StandardCharsets.UTF_8);
    }
}
