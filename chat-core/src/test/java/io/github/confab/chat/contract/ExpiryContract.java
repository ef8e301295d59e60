package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.eventually;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.MessageNotFoundException;
import io.github.confab.chat.model.Attachment;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.MessageDeleted;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.MessageVersion;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * The promises of messages that expire, as far as they show without anybody coming by: they count as deleted from the very
 * moment on. When they are erased is up to the backend's housekeeping, and tested with it.
 */
public interface ExpiryContract extends ChatBackend {

    /** The shortest there is. */
    Duration SHORT = Duration.ofSeconds(1);

    @Test
    default void expiring_beforeItsEnd_isAMessageLikeAnyOther() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Probe<StreamMessage> live =
                Probe.on(elsewhere().system().channel(channel.id()).subscribe(StartAt.oldest()));
        Duration hour = Duration.ofHours(1);
        Receipt receipt = get(channel.publish(Draft.text("for an hour").expiringAfter(hour)));
        StreamMessage pushed = live.next("it is pushed");
        assertThat(pushed.text()).isEqualTo("for an hour");
        assertThat(pushed.expiresAt()).contains(receipt.id().timestamp().plus(hour));
        get(channel.messages().edit(receipt.id(), Draft.text("edited")));
        StreamMessage stored = get(channel.messages().get(receipt.id()));
        assertThat(stored.text()).isEqualTo("edited");
        assertThat(stored.expiresAt()).as("an edit moves no end").isEqualTo(pushed.expiresAt());
        assertThat(stored.at(pushed.expiresAt().orElseThrow()).isDeleted())
                .as("whoever keeps it can tell")
                .isTrue();
        assertThat(get(channel.messages().get(published(channel, "for ever").id()))
                        .expiresAt())
                .isEmpty();
        live.cancel();
    }

    @Test
    default void expired_isNotPinned_andSaysNothingInItsThread() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Receipt root = published(channel, "root");
        get(channel.publish(Draft.text("a reply").replyingTo(root.id()).expiringAfter(SHORT)));
        get(channel.pins()
                .pin(get(channel.publish(Draft.text("pinned").expiringAfter(SHORT)))
                        .id()));
        Channel other = elsewhere().system().channel(channel.id());
        eventually("no pin", other.pins().list().collectList(), List::isEmpty);
        eventually(
                "the reply keeps its place, and says nothing",
                other.threads().replies(root.id(), HistoryQuery.latest()).collectList(),
                replies -> replies.size() == 1
                        && replies.get(0).isDeleted()
                        && replies.get(0).text().isEmpty());
    }

    @Test
    default void expired_countsAsDeleted_whereverItIsRead() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Draft draft = Draft.text("gone soon")
                .withAttribute("a", "1")
                .attaching(Attachment.of("https://a", "a/b"))
                .expiringAfter(SHORT);
        Receipt first = get(channel.publish(draft));
        Receipt edited = get(channel.publish(Draft.text("too").expiringAfter(SHORT)));
        get(channel.messages().edit(edited.id(), Draft.text("edited")));
        published(channel, "stays");
        // live since before the end: late readers read what this one has made the process keep
        Probe<FeedEvent> before = Probe.on(channel.feed(StartAt.oldest()));
        before.next(MessageEvent.class, "the first message");
        StreamMessage expired = eventually("it expires", channel.messages().get(first.id()), StreamMessage::isDeleted);
        assertThat(expired.content()).isEqualTo(MessageContent.NONE);
        assertThat(expired.state().deletion()).hasValueSatisfying(deletion -> {
            assertThat(deletion.by()).as("the application's doing").isEqualTo(UserId.SYSTEM);
            assertThat(deletion.erased()).isTrue();
        });
        eventually("the other one too", channel.messages().get(edited.id()), StreamMessage::isDeleted);
        for (Channel reader : List.of(channel, elsewhere().system().channel(channel.id()))) {
            assertThat(get(reader.history(HistoryQuery.latest()).collectList()))
                    .as("in history it keeps its place")
                    .extracting(StreamMessage::text)
                    .containsExactly("", "", "stays");
            Probe<FeedEvent> feed = Probe.on(reader.feed(StartAt.oldest()));
            assertThat(feed.next(MessageEvent.class, "the place of the first").message())
                    .returns("", StreamMessage::text)
                    .returns(true, StreamMessage::isDeleted);
            feed.cancel();
            Probe<StreamMessage> late = Probe.on(reader.subscribe(StartAt.oldest()));
            assertThat(late.next("only what stands").text()).isEqualTo("stays");
            late.cancel();
        }
        before.cancel();
    }

    @Test
    default void expired_canNotBeEdited_andHasNoVersions() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Receipt receipt = get(channel.publish(Draft.text("v0").expiringAfter(SHORT)));
        get(channel.messages().edit(receipt.id(), Draft.text("v1")));
        eventually("it expires", channel.messages().get(receipt.id()), StreamMessage::isDeleted);
        // by the clock of the store, which another process may be ahead of
        eventually("it can no more be edited", editFails(channel, receipt), fails -> fails);
        List<MessageVersion> versions = eventually(
                "nor is it told what it said",
                channel.messages().versions(receipt.id()).collectList(),
                List::isEmpty);
        assertThat(versions).isEmpty();
    }

    private static Mono<Boolean> editFails(Channel channel, Receipt receipt) {
        return channel.messages()
                .edit(receipt.id(), Draft.text("v2"))
                .thenReturn(false)
                .onErrorReturn(MessageNotFoundException.class, true);
    }

    @Test
    default void expiring_withAKey_isStoredOnce() {
        Channel channel = channel(client(chat()));
        Draft draft = Draft.text("once").withKey(IdempotencyKey.of("k")).expiringAfter(Duration.ofMinutes(5));
        Receipt first = get(channel.publish(draft));
        Receipt again = get(channel.publish(draft));
        assertThat(again.duplicate()).isTrue();
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(get(channel.produce(draft)).duplicate()).isTrue();
    }

    @Test
    default void expiring_canBeDeletedAndErasedBefore() {
        Channel channel = channel(client(chat()));
        Probe<FeedEvent> feed = Probe.on(channel.feed(StartAt.oldest()));
        Receipt receipt = get(channel.publish(Draft.text("hi").expiringAfter(Duration.ofHours(1))));
        assertThat(get(channel.messages().delete(receipt.id()))).isTrue();
        assertThat(get(channel.messages().erase(receipt.id()))).isTrue();
        assertThat(feed.next(MessageDeleted.class, "the deletion").erased()).isFalse();
        assertThat(feed.next(MessageDeleted.class, "the erasure").erased()).isTrue();
        feed.cancel();
    }
}
