package io.github.confab.chat.lettuce.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.redis.JanitorStore;
import io.github.confab.chat.lettuce.redis.JanitorStore.Due;
import io.github.confab.chat.lettuce.redis.TestStores;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.Gap;
import io.github.confab.chat.model.FeedEvent.MessageDeleted;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import io.lettuce.core.Range;
import io.lettuce.core.XTrimArgs;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the housekeeping makes of messages that have expired. */
class ExpiryIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofSeconds(1);

    private Chat chat;
    private Channel channel;
    private TestStores stores;
    private JanitorStore janitor;

    @BeforeEach
    void open() {
        chat = LettuceChat.connect(LettuceChatOptions.builder()
                        .redis(redis.uri())
                        .idleCheck(Duration.ofMillis(500))
                        .build())
                .block(LIMIT);
        channel = chat.system().channels().open("expiring").block(LIMIT);
        stores = new TestStores(redis.uri());
        janitor = stores.janitor();
    }

    @AfterEach
    void close() {
        stores.close();
        chat.close().block(LIMIT);
    }

    @Test
    void round_erasesWhatHasExpired_andTellsReaders() {
        Queue<FeedEvent> events = new ConcurrentLinkedQueue<>();
        Disposable feed = channel.feed(StartAt.oldest()).subscribe(events::add);
        Receipt first = publish(Draft.text("secret").expiringAfter(SHORT));
        channel.messages().edit(first.id(), Draft.text("secret too")).block(LIMIT);
        Receipt later = publish(Draft.text("later").expiringAfter(Duration.ofHours(1)));
        publish(Draft.text("for ever"));
        assertThat(marks()).hasSize(2);
        assertThat(janitor.due(channel.id(), "", 10).block(LIMIT).messages())
                .as("a second is long")
                .doesNotContain(later.id());
        await().atMost(LIMIT).until(() -> clean().due());
        assertThat(due()).isEqualTo(new Due(List.of(first.id()), ""));
        StreamMessage before = channel.messages().get(first.id()).block(LIMIT);
        assertThat(before.isDeleted()).as("nobody came by so far").isTrue();

        janitor.expire(channel.id(), first.id()).block(LIMIT);
        await().atMost(LIMIT).until(() -> events.stream().anyMatch(MessageDeleted.class::isInstance));
        MessageDeleted deleted = (MessageDeleted) events.stream()
                .filter(MessageDeleted.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(deleted.target()).isEqualTo(first.id());
        assertThat(deleted.by()).isEqualTo(UserId.SYSTEM);
        assertThat(deleted.erased()).isTrue();
        assertThat(events).noneMatch(Gap.class::isInstance);
        assertThat(before.with(deleted).state())
                .as("what the event makes of it is what is read from now on")
                .isEqualTo(channel.messages().get(first.id()).block(LIMIT).state());
        assertThat(redis.cli().xrange(stream(), Range.unbounded()).toString()).doesNotContain("secret");
        assertThat(due().messages()).as("done").isEmpty();
        assertThat(marks())
                .as("the other one's is kept")
                .singleElement()
                .asString()
                .endsWith(":" + later.id());
        assertThat(clean().due()).isFalse();
        feed.dispose();
    }

    @Test
    void due_inPages_meetsEachOnce_andForgetsWhatIsGone() {
        List<MessageId> ids = Flux.range(0, 25)
                .flatMapSequential(i -> channel.publish(Draft.text("m" + i).expiringAfter(SHORT)))
                .map(Receipt::id)
                .collectList()
                .block(LIMIT);
        redis.cli().xtrim(stream(), XTrimArgs.Builder.minId(ids.get(5).toString()));
        channel.messages().erase(ids.get(7)).block(LIMIT);
        await().atMost(LIMIT)
                .until(() -> channel.messages().get(ids.get(24)).block(LIMIT).isDeleted());
        List<MessageId> met = janitor.due(channel.id(), "", 10)
                .expand(page -> page.next().isEmpty() ? Mono.empty() : janitor.due(channel.id(), page.next(), 10))
                .concatMapIterable(Due::messages)
                .collectList()
                .block(LIMIT);
        assertThat(met)
                .hasSize(19)
                .doesNotHaveDuplicates()
                .doesNotContain(ids.get(7))
                .isSubsetOf(ids);
        assertThat(marks())
                .as("those that were trimmed or erased are forgotten")
                .hasSize(19);
        janitor.expire(channel.id(), ids.get(0)).block(LIMIT);
        janitor.expire(channel.id(), ids.get(9)).block(LIMIT);
        janitor.expire(channel.id(), ids.get(9)).block(LIMIT);
    }

    @Test
    void due_ofADeletedChannel_makesNoKeys() {
        publish(Draft.text("m").expiringAfter(SHORT));
        ChannelId id = channel.id();
        chat.system().channels().delete(id).block(LIMIT);
        assertThat(janitor.due(id, "", 10).block(LIMIT)).isNull();
        janitor.expire(id, new MessageId(1, 1)).block(LIMIT);
        assertThat(redis.cli().exists("channel:{" + id + "}:ix", stream())).isZero();
    }

    @Test
    void produced_expiresAsWell_andSubscribersAreNotTold() {
        Receipt receipt =
                channel.produce(Draft.text("quiet").expiringAfter(SHORT)).block(LIMIT);
        await().atMost(LIMIT)
                .until(() -> channel.messages().get(receipt.id()).block(LIMIT).isDeleted());
        publish(Draft.text("loud"));
        assertThat(channel.feed(StartAt.oldest())
                        .ofType(MessageEvent.class)
                        .map(event -> event.message().text())
                        .take(2)
                        .collectList()
                        .block(LIMIT))
                .containsExactly("", "loud");
    }

    private Receipt publish(Draft draft) {
        return channel.publish(draft).block(LIMIT);
    }

    private Due due() {
        return janitor.due(channel.id(), "", 10).block(LIMIT);
    }

    private JanitorStore.Cleaned clean() {
        return janitor.clean(channel.id(), LIMIT, LIMIT).block(LIMIT);
    }

    private List<String> marks() {
        return redis.cli().zrangebylex("channel:{" + channel.id() + "}:ix", Range.create("x:", "x;"));
    }

    private String stream() {
        return "message:{" + channel.id() + "}";
    }
}
