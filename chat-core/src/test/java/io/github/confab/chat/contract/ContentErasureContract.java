package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.UserContent;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.FeedEvent.MessageDeleted;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.MessageState.Deletion;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The promises of {@link UserContent#erase}. */
public interface ContentErasureContract extends ChatBackend {

    private UserContent content() {
        return chat().users().admin().content();
    }

    private static List<StreamMessage> history(Channel channel) {
        return get(channel.history(HistoryQuery.oldest().limit(1000)).collectList());
    }

    private static boolean isErased(StreamMessage message) {
        return message.state().deletion().filter(Deletion::erased).isPresent();
    }

    @Test
    default void erase_conversation_staysReadableWithoutTheWords() {
        ChatClient ada = client(elsewhere());
        ChatClient bob = client(chat());
        Channel bobs = channel(bob);
        Channel adas = joined(ada, bobs);
        published(bobs, "hello");
        Receipt said = published(adas, "secret");
        get(bobs.publish(Draft.text("really?").replyingTo(said.id())));
        Receipt edited = published(adas, "secret too");
        get(adas.messages().edit(edited.id(), Draft.text("secret still")));
        get(adas.messages().delete(published(adas, "secret as well").id()));
        assertThat(get(content().erase(ada.user().id()))).as("messages").isEqualTo(3);
        assertThat(history(bobs))
                .as("tombstones in their places, and all that others wrote")
                .extracting(StreamMessage::text, ContentErasureContract::isErased)
                .containsExactly(
                        tuple("hello", false),
                        tuple("", true),
                        tuple("really?", false),
                        tuple("", true),
                        tuple("", true));
        assertThat(history(bobs).get(2).replyTo()).contains(said.id());
    }

    @Test
    default void erase_privateAndDirectChannels_areReachedToo() {
        ChatClient ada = client(chat());
        ChatClient bob = client(chat());
        Channel secret = Given.privateChannel(ada);
        Channel direct = get(ada.conversations().direct(bob.user().id()));
        published(secret, "one");
        published(direct, "two");
        get(ada.channel(secret.id()).members().leave());
        assertThat(get(content().erase(ada.user().id())))
                .as("also where the user is no member any more")
                .isEqualTo(2);
        for (Channel each : List.of(secret, direct)) {
            assertThat(history(chat().system().channel(each.id())))
                    .hasSize(1)
                    .allMatch(ContentErasureContract::isErased);
        }
    }

    @Test
    default void erase_again_findsNothing() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        published(channel, 250);
        assertThat(get(content().erase(ada.user().id()))).isEqualTo(250);
        assertThat(get(content().erase(ada.user().id()))).isZero();
        published(channel, "one more");
        assertThat(get(content().erase(ada.user().id()))).as("what is new").isEqualTo(1);
        assertThat(history(channel)).hasSize(251).allMatch(ContentErasureContract::isErased);
    }

    @Test
    default void erase_liveReaders_areTold() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Probe<FeedEvent> feed = Probe.on(joined(client(elsewhere()), channel).feed(StartAt.latest()));
        feed.next(CaughtUp.class, "it is live");
        Receipt said = published(channel, "secret");
        feed.next(FeedEvent.MessageEvent.class, "the message");
        get(content().erase(ada.user().id()));
        MessageDeleted gone = feed.next(MessageDeleted.class, "it is erased");
        assertThat(gone.target()).isEqualTo(said.id());
        assertThat(gone.by()).isEqualTo(UserId.SYSTEM);
        assertThat(gone.erased()).isTrue();
        feed.cancel();
    }

    @Test
    default void erase_export_hasNothingLeft() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Receipt said = published(channel, "secret");
        get(channel.messages().edit(said.id(), Draft.text("secret still")));
        get(channel.schedule().at(Instant.now().plusSeconds(3600), Draft.text("secret later")));
        get(content().erase(ada.user().id()));
        assertThat(get(content().export(ada.user().id()).collectList()))
                .as("the account is there, its words are not")
                .noneMatch(line -> line.contains("secret"))
                .anyMatch(line -> line.contains("account"));
        assertThat(get(channel.schedule().list(PageRequest.first())).items()).isEmpty();
    }

    @Test
    default void erase_ofAnErasedAccount_worksToo() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        published(channel, "secret");
        get(chat().users().admin().erase(ada.user().id()));
        assertThat(get(content().erase(ada.user().id()))).isEqualTo(1);
        assertThat(history(chat().system().channel(channel.id()))).allMatch(ContentErasureContract::isErased);
    }
}
