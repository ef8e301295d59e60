package io.github.confab.chat.lettuce.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.TcpProxy;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.Unread;
import io.github.confab.chat.model.User;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Redis has stored a message, and its word of that is lost on the way back. */
class LostReplyIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private TcpProxy network;
    private Chat chat;
    private Channel channel;

    @BeforeEach
    void open() {
        network = TcpProxy.to(redis.server());
        chat = LettuceChat.connect(
                        LettuceChatOptions.builder().redis(network.uri()).build())
                .block(LIMIT);
        channel = chat.system().channels().open("lost replies").block(LIMIT);
        channel.publish(Draft.text("warm")).block(LIMIT);
    }

    @AfterEach
    void close() {
        chat.close().block(LIMIT);
        network.close();
    }

    @Test
    void publish_replyLost_isStoredOnceAndGivesItsReceipt() {
        List<Receipt> receipts = withLostReply(1, Flux.just(channel.publish(Draft.text("once"))));
        StreamMessage stored = history().get(1);
        assertThat(history()).as("the repeated call stored nothing").hasSize(2);
        assertThat(receipts.get(0).id()).as("the receipt names what is stored").isEqualTo(stored.id());
        assertThat(receipts.get(0).duplicate())
                .as("to its publisher it is no duplicate")
                .isFalse();
    }

    @Test
    void publish_replyOfABatchWithRefusalsLost_eachHasItsOutcome() {
        User stranger = chat.users().create("stranger").block(LIMIT);
        Channel asStranger = chat.actAs(stranger.id()).block(LIMIT).channel(channel.id());
        Mono<Receipt> refused = asStranger.publish(Draft.text("refused"));
        List<Receipt> receipts = withLostReply(
                2,
                Flux.just(
                        channel.publish(Draft.text("first")),
                        refused.onErrorResume(ForbiddenException.class, expected -> Mono.empty()),
                        channel.publish(Draft.text("second"))));
        assertThat(history().stream().map(StreamMessage::text)).containsExactly("warm", "first", "second");
        assertThat(receipts).hasSize(2);
    }

    @Test
    void publish_sameKeyTwiceInFlightAndReplyLost_isStoredOnce() {
        Draft draft = Draft.text("keyed").withKey(IdempotencyKey.of("k1"));
        List<Receipt> receipts = withLostReply(1, Flux.just(channel.publish(draft), channel.publish(draft)));
        assertThat(history()).hasSize(2);
        assertThat(receipts)
                .extracting(Receipt::id)
                .as("both name the one message")
                .containsOnly(history().get(1).id());
        assertThat(receipts).extracting(Receipt::duplicate).containsExactlyInAnyOrder(false, true);
    }

    @Test
    void publish_mentionAndReplyLost_isToldOnce() {
        User user = chat.users().create("bob").block(LIMIT);
        ChatClient bob = chat.actAs(user.id()).block(LIMIT);
        bob.channel(channel.id()).members().join().block(LIMIT);
        withLostReply(1, Flux.just(channel.publish(Draft.text("hey").mentioning(user.id()))));
        assertThat(bob.channel(channel.id()).readMarks().unread().block(LIMIT)).isEqualTo(new Unread(1, 1));
        assertThat(bob.inbox().unread().block(LIMIT)).isEqualTo(1);
    }

    /** Publishes all at once while no reply comes through; the connection is reset when so many more are stored. */
    private List<Receipt> withLostReply(int stored, Flux<Mono<Receipt>> publishes) {
        long before = length();
        network.dropReplies();
        Mono<List<Receipt>> receipts =
                publishes.flatMapSequential(publish -> publish).collectList().cache();
        var running = receipts.subscribe();
        await().atMost(LIMIT).until(() -> length() >= before + 1);
        network.heal();
        network.reset();
        List<Receipt> given = receipts.block(LIMIT);
        assertThat(length()).as("each is stored once").isEqualTo(before + stored);
        running.dispose();
        return given;
    }

    private long length() {
        return redis.cli().xlen("message:{" + channel.id() + "}");
    }

    private List<StreamMessage> history() {
        return channel.history(HistoryQuery.latest()).collectList().block(LIMIT);
    }
}
