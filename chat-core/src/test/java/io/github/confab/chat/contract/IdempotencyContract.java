package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.published;
import static io.github.confab.chat.contract.Given.textsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.IdempotencyConflictException;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StreamMessage;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The promises of {@link io.github.confab.chat.model.IdempotencyKey}. */
public interface IdempotencyContract extends ChatBackend {

    @Test
    @DisplayName("B31 publish_sameKeySameContent_givesTheFirstReceipt")
    default void publish_sameKeySameContent_givesTheFirstReceipt() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Draft draft = Draft.text("once").withAttribute("a", "1").withKey(IdempotencyKey.of("order-1"));
        Receipt first = get(channel.publish(draft));
        Channel again = get(elsewhere().actAs(ada.user().id())).channel(channel.id());
        for (Mono<Receipt> repeated : List.of(channel.publish(draft), again.publish(draft), again.produce(draft))) {
            assertThat(get(repeated))
                    .as("stores nothing, in whatever process it is repeated")
                    .isEqualTo(new Receipt(channel.id(), first.id(), true));
        }
        assertThat(historyOf(channel)).containsExactly("once");
    }

    @Test
    @DisplayName("B31 publish_sameKeyAtTheSameTime_storesOnce")
    default void publish_sameKeyAtTheSameTime_storesOnce() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Channel again = get(elsewhere().actAs(ada.user().id())).channel(channel.id());
        Draft draft = Draft.text("once").withKey(IdempotencyKey.of("k"));
        List<Receipt> receipts = get(Flux.range(0, 40)
                .flatMap(i -> (i % 2 == 0 ? channel : again).publish(draft).subscribeOn(Schedulers.parallel()), 40)
                .collectList());
        assertThat(receipts.stream().map(Receipt::id).distinct())
                .as("one id for all")
                .hasSize(1);
        assertThat(receipts.stream().filter(r -> !r.duplicate()))
                .as("one of them stored it")
                .hasSize(1);
        assertThat(historyOf(channel)).containsExactly("once");
    }

    @Test
    @DisplayName("B31 publish_sameKeyOtherContent_errorsWithConflict")
    default void publish_sameKeyOtherContent_errorsWithConflict() {
        Channel channel = channel(chat());
        Draft draft = Draft.text("one").withKey(IdempotencyKey.of("k"));
        get(channel.publish(draft));
        for (Draft other : List.of(Draft.text("two").withKey(IdempotencyKey.of("k")), draft.withAttribute("a", "1"))) {
            assertThat(failure(
                            channel.publish(other),
                            IdempotencyConflictException.class,
                            "a key names one message, attributes included"))
                    .returns(IdempotencyKey.of("k"), IdempotencyConflictException::key)
                    .returns(channel.id(), IdempotencyConflictException::channel);
        }
        assertThat(historyOf(channel)).as("nothing was stored").containsExactly("one");
    }

    @Test
    default void publish_sameKeyOfAnotherAuthorOrChannel_isAnotherMessage() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Channel bobs = joined(client(chat()), channel);
        Draft draft = Draft.text("hi").withKey(IdempotencyKey.of("k"));
        get(channel.publish(draft));
        assertThat(get(bobs.publish(draft)).duplicate()).as("another author").isFalse();
        assertThat(get(channel(ada).publish(draft)).duplicate())
                .as("another channel")
                .isFalse();
        assertThat(historyOf(channel)).containsExactly("hi", "hi");
    }

    @Test
    default void publish_key_isTheTag() {
        Channel channel = channel(chat());
        get(channel.publish(Draft.text("hi").withKey(IdempotencyKey.of("order-7"))));
        published(channel, 2);
        List<String> tags = get(
                channel.history(HistoryQuery.latest()).map(StreamMessage::tag).collectList());
        assertThat(tags.get(0)).isEqualTo("order-7");
        assertThat(tags).as("and without a key it has one of its own").doesNotHaveDuplicates();
    }

    private static List<String> historyOf(Channel channel) {
        return textsOf(get(channel.history(HistoryQuery.latest()).collectList()));
    }
}
