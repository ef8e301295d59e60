package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.empty;
import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.published;
import static io.github.confab.chat.contract.Given.textsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.MessageNotFoundException;
import io.github.confab.chat.model.ChannelPolicy;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.MembershipEvent;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.FeedEvent.PinChanged;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessagePolicy;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The promises of {@link io.github.confab.chat.Pins}. */
public interface PinsContract extends ChatBackend {

    private static List<StreamMessage> pinned(Channel channel) {
        return get(channel.pins().list().collectList());
    }

    @Test
    default void pin_inADirectChannel_byEither() {
        ChatClient ada = client(chat());
        ChatClient bob = client(elsewhere());
        Channel adas = get(ada.conversations().direct(bob.user().id()));
        Receipt receipt = published(adas, "where we meet");
        assertThat(get(bob.channel(adas.id()).pins().pin(receipt.id()))).isTrue();
        assertThat(get(adas.pins().unpin(receipt.id()))).isTrue();
    }

    @Test
    default void pin_isListedWithTheNewestMessageFirst() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        empty(channel.pins().list(), "nothing is pinned");
        List<Receipt> sent = published(channel, 3);
        assertThat(get(channel.pins().pin(sent.get(2).id()))).isTrue();
        assertThat(get(channel.pins().pin(sent.get(0).id()))).isTrue();
        assertThat(get(channel.pins().pin(sent.get(2).id()))).as("again").isFalse();
        Channel seen = elsewhere().system().channel(channel.id());
        assertThat(textsOf(pinned(seen))).containsExactly("m2", "m0");
        get(channel.messages().edit(sent.get(0).id(), Draft.text("edited")));
        assertThat(textsOf(pinned(seen))).as("as they stand now").containsExactly("m2", "edited");
        assertThat(get(channel.pins().unpin(sent.get(2).id()))).isTrue();
        assertThat(get(channel.pins().unpin(sent.get(2).id()))).as("again").isFalse();
        assertThat(textsOf(pinned(seen))).containsExactly("edited");
    }

    @Test
    default void pin_whileAFeedIsLive_isToldInOrder() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Receipt receipt = published(channel, "one");
        Probe<FeedEvent> feed =
                Probe.on(elsewhere().system().channel(channel.id()).feed(StartAt.oldest()));
        feed.next(MessageEvent.class, "the message");
        get(channel.pins().pin(receipt.id()));
        published(channel, "between");
        get(channel.pins().unpin(receipt.id()));
        PinChanged pinned = feed.next(PinChanged.class, "the pin");
        UserId adaId = ada.user().id();
        assertThat(pinned).isEqualTo(new PinChanged(channel.id(), pinned.id(), receipt.id(), adaId, true));
        MessageId between = feed.next(MessageEvent.class, "between").message().id();
        assertThat(pinned.id().isBefore(between)).isTrue();
        PinChanged unpinned = feed.next(PinChanged.class, "the end of it");
        assertThat(unpinned).isEqualTo(new PinChanged(channel.id(), unpinned.id(), receipt.id(), adaId, false));
        assertThat(unpinned.id().isAfter(between)).isTrue();
        feed.cancel();
        Probe<FeedEvent> late = Probe.on(channel.feed(StartAt.oldest()));
        assertThat(late.next(PinChanged.class, "the same from pages")).isEqualTo(pinned);
        late.cancel();
    }

    @Test
    default void pin_isForModerators_unlessThePolicySaysOtherwise() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Receipt receipt = published(channel, "one");
        Channel bobs = joined(client(chat()), channel);
        Channel outside = client(chat()).channel(channel.id());
        assertThat(failure(bobs.pins().pin(receipt.id()), ForbiddenException.class, "a member")
                        .reason())
                .isEqualTo(Reason.ROLE_TOO_LOW);
        assertThat(failure(outside.pins().pin(receipt.id()), ForbiddenException.class, "nobody")
                        .reason())
                .isEqualTo(Reason.NOT_A_MEMBER);
        failure(bobs.pins().unpin(receipt.id()), ForbiddenException.class, "nor unpin");
        assertThat(get(chat().system().channel(channel.id()).pins().pin(receipt.id())))
                .as("the application")
                .isTrue();
        assertThat(textsOf(pinned(outside))).as("who may read may look").containsExactly("one");
        get(ada.channels()
                .update(
                        channel.id(),
                        ChannelUpdate.govern(ChannelPolicy.defaults()
                                .messages(MessagePolicy.defaults().pin(Role.MEMBER)))));
        assertThat(get(bobs.pins().unpin(receipt.id()))).isTrue();
        assertThat(get(bobs.pins().pin(receipt.id()))).isTrue();
    }

    @Test
    default void pin_ofWhatIsNotThere_isNotFound() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Channel other = channel(ada);
        published(other, 2);
        MessageId elsewhere = published(other, "there").id();
        Probe<FeedEvent> feed = Probe.on(channel.feed(StartAt.oldest()));
        joined(client(chat()), channel);
        MessageId join = feed.next(MembershipEvent.class, "somebody came").id();
        feed.cancel();
        Receipt deleted = published(channel, "deleted");
        Receipt erased = published(channel, "erased");
        get(channel.pins().pin(deleted.id()));
        get(channel.pins().pin(erased.id()));
        get(channel.messages().delete(deleted.id()));
        get(channel.messages().erase(erased.id()));
        empty(channel.pins().list(), "deleted messages are not pinned");
        for (MessageId id : List.of(join, deleted.id(), erased.id(), elsewhere, MessageId.MIN, MessageId.MAX)) {
            failure(channel.pins().pin(id), MessageNotFoundException.class, "pin " + id);
            assertThat(get(channel.pins().unpin(id))).as("unpin " + id).isFalse();
        }
        MessageId wrongTime = new MessageId(1, published(channel, "stands").id().seq());
        failure(channel.pins().pin(wrongTime), MessageNotFoundException.class, "not its id");
    }

    @Test
    default void pin_ofTheFiftyFirst_isTooMany() {
        Channel channel = channel(client(chat()));
        List<Receipt> sent = published(channel, 51);
        for (Receipt receipt : sent.subList(0, 50)) {
            get(channel.pins().pin(receipt.id()));
        }
        assertThat(failure(channel.pins().pin(sent.get(50).id()), ForbiddenException.class, "the 51st")
                        .reason())
                .isEqualTo(Reason.TOO_MANY);
        assertThat(get(channel.pins().pin(sent.get(7).id())))
                .as("one of the fifty")
                .isFalse();
        get(channel.messages().delete(sent.get(3).id()));
        assertThat(get(channel.pins().pin(sent.get(50).id())))
                .as("there is room again")
                .isTrue();
        assertThat(pinned(channel)).hasSize(50);
    }

    @Test
    default void pins_badArguments_throwAtTheCall() {
        Channel channel = channel(client(chat()));
        assertThatThrownBy(() -> channel.pins().pin(null)).isExactlyInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> channel.pins().unpin(null)).isExactlyInstanceOf(InvalidArgumentException.class);
    }
}
