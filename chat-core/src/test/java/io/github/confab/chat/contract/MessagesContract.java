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
import io.github.confab.chat.model.FeedEvent.MessageChanged;
import io.github.confab.chat.model.FeedEvent.MessageDeleted;
import io.github.confab.chat.model.FeedEvent.MessageEdited;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessagePolicy;
import io.github.confab.chat.model.MessageTooLargeException;
import io.github.confab.chat.model.MessageVersion;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The promises of {@link io.github.confab.chat.Messages}; who may what stands in {@link AuthorizationContract}. */
public interface MessagesContract extends ChatBackend {

    @Test
    default void edit_ofOnesOwn_showsInHistoryAndGet() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Receipt first = published(channel, "helo");
        published(channel, "next");
        MessageId edit = get(channel.messages()
                .edit(
                        first.id(),
                        Draft.text("hello").withAttribute("mood", "fine").mentioning(UserId.of("bob"))));
        StreamMessage message = get(channel.history(HistoryQuery.latest()).next());
        assertThat(message.text()).isEqualTo("hello");
        assertThat(message.attributes()).containsEntry("mood", "fine");
        assertThat(message.mentions()).containsExactly(UserId.of("bob"));
        assertThat(message.id()).as("keeps its place").isEqualTo(first.id());
        assertThat(message.author().id()).isEqualTo(ada.user().id());
        assertThat(message.state().edit()).hasValueSatisfying(known -> {
            assertThat(known.id()).isEqualTo(edit);
            assertThat(known.by()).isEqualTo(ada.user().id());
            assertThat(known.version()).isEqualTo(1);
        });
        assertThat(get(elsewhere().system().channel(channel.id()).messages().get(first.id())))
                .as("the same in another process")
                .returns("hello", StreamMessage::text)
                .returns(message.state(), StreamMessage::state);
    }

    @Test
    default void edit_whileAFeedIsLive_isToldInOrder() {
        Channel channel = channel(client(chat()));
        Receipt receipt = published(channel, "one");
        Probe<FeedEvent> feed =
                Probe.on(elsewhere().system().channel(channel.id()).feed(StartAt.oldest()));
        StreamMessage seen = nextMessage(feed);
        MessageId edit = get(channel.messages().edit(receipt.id(), Draft.text("two")));
        published(channel, "after");
        MessageEdited edited = feed.next(MessageEdited.class, "the edit");
        assertThat(edited.id()).isEqualTo(edit);
        assertThat(edited.target()).isEqualTo(receipt.id());
        assertThat(edited.content().text()).isEqualTo("two");
        assertThat(nextMessage(feed).text()).as("in order with the messages").isEqualTo("after");
        StreamMessage now = seen.with(edited);
        assertThat(now.text()).isEqualTo("two");
        assertThat(now.with(edited)).as("twice is once").isEqualTo(now);
        assertThat(now.state())
                .as("what it folds to is what history shows")
                .isEqualTo(get(channel.messages().get(receipt.id())).state());
        feed.cancel();
    }

    @Test
    default void subscribe_ofOneWhoKnowsMessagesOnly_givesEachOnceAndNoDeletedOnes() {
        Channel channel = channel(client(chat()));
        Receipt edited = published(channel, "a");
        Receipt deleted = published(channel, "b");
        Receipt erased = published(channel, "c");
        get(channel.messages().edit(edited.id(), Draft.text("a2")));
        get(channel.messages().delete(deleted.id()));
        get(channel.messages().erase(erased.id()));
        published(channel, "d");
        Probe<StreamMessage> late =
                Probe.on(elsewhere().system().channel(channel.id()).subscribe(StartAt.oldest()));
        assertThat(List.of(late.next("a").text(), late.next("d").text())).containsExactly("a2", "d");
        late.cancel();
    }

    @Test
    default void edit_again_countsVersions() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Receipt receipt = published(channel, "v0");
        for (int i = 1; i <= 5; i++) {
            get(channel.messages().edit(receipt.id(), Draft.text("v" + i)));
        }
        List<MessageVersion> versions =
                get(channel.messages().versions(receipt.id()).collectList());
        assertThat(versions)
                .extracting(version -> version.content().text())
                .containsExactly("v5", "v4", "v3", "v2", "v1", "v0");
        assertThat(versions).extracting(MessageVersion::number).containsExactly(5, 4, 3, 2, 1, 0);
        assertThat(versions.get(5).id()).isEqualTo(receipt.id());
        assertThat(versions)
                .extracting(MessageVersion::by)
                .containsOnly(ada.user().id());
    }

    @Test
    default void delete_leavesATombstone() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, channel);
        Receipt receipt = published(bobs, "secret");
        get(bobs.messages().edit(receipt.id(), Draft.text("secret too")));
        assertThat(get(channel.messages().delete(receipt.id()))).as("a change").isTrue();
        assertThat(get(channel.messages().delete(receipt.id()))).as("again").isFalse();
        StreamMessage message = get(bobs.history(HistoryQuery.latest()).next());
        assertThat(message.isDeleted()).isTrue();
        assertThat(message.text()).isEmpty();
        assertThat(message.isEdited()).isFalse();
        assertThat(message.author().id()).isEqualTo(bob.user().id());
        assertThat(message.state().deletion()).hasValueSatisfying(deletion -> {
            assertThat(deletion.by()).isEqualTo(ada.user().id());
            assertThat(deletion.erased()).isFalse();
        });
        failure(bobs.messages().edit(receipt.id(), Draft.text("x")), MessageNotFoundException.class, "is deleted");
        assertThat(get(bobs.messages().versions(receipt.id()).collectList()))
                .as("its author may still see what it said")
                .hasSize(2);
        Channel cats = joined(client(chat()), channel);
        assertThat(failure(cats.messages().versions(receipt.id()), ForbiddenException.class, "others may not"))
                .returns(Reason.NOT_THE_AUTHOR, ForbiddenException::reason);
    }

    @Test
    default void erase_leavesNothingButItsPlace() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        List<Receipt> receipts = published(channel, 3);
        MessageId gone = receipts.get(1).id();
        get(channel.messages().edit(gone, Draft.text("m1 edited")));
        get(channel.messages().edit(gone, Draft.text("m1 edited again")));
        Probe<FeedEvent> live = Probe.on(channel.feed(StartAt.latest()));
        live.next(FeedEvent.CaughtUp.class, "live");
        assertThat(get(channel.messages().erase(gone))).as("a change").isTrue();
        assertThat(get(channel.messages().erase(gone))).as("again").isFalse();
        assertThat(get(channel.messages().delete(gone))).as("gone already").isFalse();
        assertThat(live.next(MessageDeleted.class, "the deletion"))
                .returns(true, MessageDeleted::erased)
                .returns(gone, MessageDeleted::target);
        live.cancel();
        List<StreamMessage> history = get(channel.history(HistoryQuery.latest()).collectList());
        assertThat(textsOf(history)).containsExactly("m0", "", "m2");
        assertThat(history.get(1).author().id()).isEqualTo(ada.user().id());
        assertThat(history.get(1).state().deletion())
                .hasValueSatisfying(deletion -> assertThat(deletion.erased()).isTrue());
        empty(channel.messages().versions(gone), "nothing is left");
    }

    @Test
    default void erase_isNoGap_toAnyReader() {
        Channel channel = channel(client(chat()));
        List<Receipt> receipts = published(channel, 6);
        Channel other = elsewhere().system().channel(channel.id());
        var cursorAfterFirst = get(other.history(HistoryQuery.latest()).next()).cursor();
        var cursorOfErased = get(other.messages().get(receipts.get(2).id())).cursor();
        get(channel.messages().edit(receipts.get(1).id(), Draft.text("x")));
        for (int i = 1; i < 4; i++) {
            get(channel.messages().erase(receipts.get(i).id()));
        }
        for (var start : List.of(StartAt.oldest(), StartAt.after(cursorAfterFirst), StartAt.after(cursorOfErased))) {
            Probe<FeedEvent> feed = Probe.on(other.feed(start));
            FeedEvent event = feed.next("an event");
            StringBuilder told = new StringBuilder();
            while (!(event instanceof FeedEvent.CaughtUp)) {
                assertThat(event)
                        .as("no discontinuity from " + start)
                        .isNotInstanceOf(FeedEvent.Gap.class)
                        .isNotInstanceOf(FeedEvent.Rewritten.class)
                        .isNotInstanceOf(FeedEvent.Reset.class);
                if (event instanceof MessageEvent said) {
                    told.append(
                            said.message().isDeleted() ? "-" : said.message().text());
                }
                event = feed.next("an event");
            }
            feed.cancel();
            assertThat(told.toString()).endsWith("-m4m5");
        }
    }

    @Test
    default void versions_whileAMessageOfTheApplication_areItsAlone() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Channel system = chat().system().channel(channel.id());
        Receipt notice = published(system, "maintenance at noon");
        for (var refused : List.of(
                channel.messages().edit(notice.id(), Draft.text("x")),
                channel.messages().delete(notice.id()),
                channel.messages().erase(notice.id()))) {
            assertThat(failure(refused, ForbiddenException.class, "even to the owner"))
                    .returns(Reason.NOT_THE_AUTHOR, ForbiddenException::reason);
        }
        get(system.messages().edit(notice.id(), Draft.text("maintenance at one")));
        Receipt own = published(channel, "mine");
        get(system.messages().edit(own.id(), Draft.text("corrected")));
        assertThat(get(channel.messages().get(own.id())).state().edit())
                .hasValueSatisfying(edit -> assertThat(edit.by()).isEqualTo(UserId.SYSTEM));
        assertThat(get(system.messages().delete(notice.id()))).isTrue();
    }

    @Test
    default void moderators_deleteWhatThoseBelowWrote() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Channel bobs = joined(client(chat()), channel);
        Channel cats = joined(client(chat()), channel);
        Receipt adas = published(channel, "a");
        Receipt catsOwn = published(cats, "c");
        ChatClient mod = client(elsewhere());
        Channel mods = joined(mod, channel);
        get(channel.moderation().assign(mod.user().id(), Role.MODERATOR));
        assertThat(get(mods.messages().delete(catsOwn.id()))).isTrue();
        assertThat(failure(mods.messages().delete(adas.id()), ForbiddenException.class, "the owner's"))
                .returns(Reason.ROLE_TOO_LOW, ForbiddenException::reason);
        assertThat(failure(mods.messages().edit(adas.id(), Draft.text("x")), ForbiddenException.class, "not theirs"))
                .returns(Reason.NOT_THE_AUTHOR, ForbiddenException::reason);
        assertThat(failure(bobs.messages().delete(adas.id()), ForbiddenException.class, "a member"))
                .returns(Reason.NOT_THE_AUTHOR, ForbiddenException::reason);
    }

    @Test
    default void policy_givesAuthorsTime() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        ChannelPolicy strict = ChannelPolicy.defaults()
                .messages(MessagePolicy.defaults().editWithin(Duration.ZERO).deleteWithin(Duration.ZERO));
        get(ada.channels().update(channel.id(), ChannelUpdate.govern(strict)));
        assertThat(get(channel.info()).policy()).as("reads back").isEqualTo(strict);
        Channel bobs = joined(client(elsewhere()), channel);
        Receipt receipt = published(bobs, "x");
        for (var late : List.of(
                bobs.messages().edit(receipt.id(), Draft.text("y")),
                bobs.messages().delete(receipt.id()),
                bobs.messages().erase(receipt.id()))) {
            assertThat(failure(late, ForbiddenException.class, "no time for that"))
                    .returns(Reason.TOO_LATE, ForbiddenException::reason);
        }
        assertThat(get(channel.messages().delete(receipt.id())))
                .as("moderators may later")
                .isTrue();
        Receipt own = published(channel, "z");
        assertThat(get(channel.messages().delete(own.id()))).as("their own too").isTrue();
        get(ada.channels()
                .update(
                        channel.id(),
                        ChannelUpdate.govern(
                                strict.messages(MessagePolicy.defaults().editWithin(Duration.ofHours(1))))));
        Receipt next = published(bobs, "x");
        get(bobs.messages().edit(next.id(), Draft.text("in time")));
    }

    @Test
    default void whatIsNotThere_isNotFound() {
        Channel channel = channel(client(chat()));
        Receipt receipt = published(channel, "x");
        MessageId joinedEntry =
                new MessageId(receipt.id().millis(), receipt.id().seq() - 1);
        for (MessageId none : List.of(
                MessageId.MIN,
                MessageId.MAX,
                new MessageId(1, 1),
                new MessageId(receipt.id().millis() + 1, receipt.id().seq()),
                joinedEntry)) {
            empty(channel.messages().get(none), "get " + none);
            for (var call : List.of(
                    channel.messages().edit(none, Draft.text("y")),
                    channel.messages().delete(none),
                    channel.messages().erase(none),
                    channel.messages().versions(none))) {
                MessageNotFoundException refused = failure(call, MessageNotFoundException.class, "of " + none);
                assertThat(refused.message()).isEqualTo(none);
                assertThat(refused.channel()).isEqualTo(channel.id());
            }
        }
    }

    @Test
    default void badArguments_throwAtTheCall() {
        Channel channel = channel(client(chat()));
        MessageId id = new MessageId(1, 1);
        assertThatThrownBy(() -> channel.messages().get(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> channel.messages().edit(null, Draft.text("x")))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> channel.messages().edit(id, null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> channel.messages().delete(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> channel.messages().erase(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> channel.messages().versions(null)).isInstanceOf(InvalidArgumentException.class);
        String long5000 = "x".repeat(5000);
        assertThatThrownBy(() -> channel.messages().edit(id, Draft.text(long5000)))
                .isInstanceOf(MessageTooLargeException.class);
    }

    @Test
    default void unread_isUntouchedByWhatBecomesOfMessages() {
        Channel channel = channel(client(chat()));
        Channel bobs = joined(client(elsewhere()), channel);
        Receipt receipt = published(channel, "x");
        published(channel, "y");
        get(channel.messages().edit(receipt.id(), Draft.text("z")));
        get(channel.messages().delete(receipt.id()));
        assertThat(get(bobs.readMarks().unread()).count())
                .as("edits and deletions are no messages; a deleted message counts until it is read")
                .isEqualTo(2);
    }

    private static StreamMessage nextMessage(Probe<FeedEvent> feed) {
        return feed.next(MessageEvent.class, "a message").message();
    }

    /** A change of a message the reader never saw changes nothing. */
    @Test
    default void with_ofAnotherMessage_changesNothing() {
        Channel channel = channel(client(chat()));
        Receipt one = published(channel, "one");
        Receipt two = published(channel, "two");
        StreamMessage message = get(channel.messages().get(one.id()));
        MessageChanged change = new MessageDeleted(channel.id(), new MessageId(9, 9), two.id(), UserId.SYSTEM, false);
        assertThat(message.with(change)).isSameAs(message);
    }
}
