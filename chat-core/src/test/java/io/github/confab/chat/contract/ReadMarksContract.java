package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.allPages;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.privateChannel;
import static io.github.confab.chat.contract.Given.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.ReadMark;
import io.github.confab.chat.model.ReadReceipt;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.Retention;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.Unread;
import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@code ReadMarks} and {@code UnreadCounts} promise, and the counts of mentions. */
public interface ReadMarksContract extends ChatBackend {

    private static Unread unread(Channel channel) {
        return get(channel.readMarks().unread());
    }

    private static Unread messages(long count) {
        return new Unread(count, 0);
    }

    @Test
    default void unread_messagesOfOthers_areCountedFromJoiningOn() {
        Channel adas = channel(chat());
        published(adas, 3);
        Channel bobs = joined(client(elsewhere()), adas);
        assertThat(unread(bobs)).as("who joins has nothing to catch up with").isEqualTo(Unread.NOTHING);
        published(adas, "one");
        get(adas.produce(Draft.text("two")));
        assertThat(unread(bobs)).as("published and produced count alike").isEqualTo(messages(2));
        joined(client(chat()), adas);
        assertThat(unread(bobs)).as("only messages count").isEqualTo(messages(2));
        assertThat(unread(adas)).as("one's own are read").isEqualTo(Unread.NOTHING);
    }

    @Test
    default void unread_afterAnOwnMessage_startsBehindIt() {
        Channel adas = channel(chat());
        Channel bobs = joined(client(elsewhere()), adas);
        published(adas, 3);
        published(bobs, "I have read all that");
        assertThat(unread(bobs)).isEqualTo(Unread.NOTHING);
        assertThat(unread(adas)).isEqualTo(messages(1));
        published(adas, "more");
        assertThat(unread(bobs)).isEqualTo(messages(1));
        assertThat(unread(adas)).isEqualTo(Unread.NOTHING);
    }

    @Test
    default void unread_repeatedOwnMessage_isReadToItsPlaceOnly() {
        Channel adas = channel(chat());
        Channel bobs = joined(client(elsewhere()), adas);
        Draft keyed = Draft.text("once").withKey(IdempotencyKey.of("k"));
        get(bobs.publish(keyed));
        published(adas, 2);
        assertThat(get(bobs.publish(keyed)).duplicate()).isTrue();
        assertThat(unread(bobs)).as("nothing was written").isEqualTo(messages(2));
    }

    @Test
    default void unread_afterLeavingAndJoining_startsAnew() {
        Channel adas = channel(chat());
        Channel bobs = joined(client(elsewhere()), adas);
        published(adas, 2);
        get(bobs.members().leave());
        assertThat(unread(bobs)).as("who is no member has nothing unread").isEqualTo(Unread.NOTHING);
        published(adas, 2);
        get(bobs.members().join());
        assertThat(unread(bobs)).isEqualTo(Unread.NOTHING);
        published(adas, "one");
        assertThat(unread(bobs)).isEqualTo(messages(1));
    }

    @Test
    default void mark_aMessage_readsUpToIt() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, adas);
        List<Receipt> receipts = published(adas, 5);
        done(bobs.readMarks().mark(receipts.get(2).id()));
        assertThat(unread(bobs)).isEqualTo(messages(2));
        assertThat(get(bobs.readMarks().mine()))
                .isEqualTo(new ReadMark(adas.id(), receipts.get(2).id(), 3));
        Channel onAnotherDevice = get(chat().actAs(bob.user().id())).channel(adas.id());
        assertThat(unread(onAnotherDevice)).as("one mark for all devices").isEqualTo(messages(2));
    }

    @Test
    default void mark_anEarlierMessage_neverGoesBack() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        Channel here = joined(bob, adas);
        Channel there = get(chat().actAs(bob.user().id())).channel(adas.id());
        List<Receipt> receipts = published(adas, 5);
        done(here.readMarks().mark(receipts.get(3).id()));
        done(there.readMarks().mark(receipts.get(1).id()));
        assertThat(unread(there)).isEqualTo(messages(1));
        assertThat(get(there.readMarks().mine()).upTo())
                .isEqualTo(receipts.get(3).id());
    }

    @Test
    default void mark_beyondTheNewest_standsForTheNewest() {
        Channel adas = channel(chat());
        Channel bobs = joined(client(elsewhere()), adas);
        published(adas, 2);
        done(bobs.readMarks().mark(MessageId.MAX));
        assertThat(unread(bobs)).isEqualTo(Unread.NOTHING);
        published(adas, "later");
        assertThat(unread(bobs)).as("what comes later is unread").isEqualTo(messages(1));
        done(bobs.readMarks().mark(new MessageId(Long.MAX_VALUE - 1, 7)));
        assertThat(unread(bobs)).isEqualTo(Unread.NOTHING);
    }

    @Test
    default void mark_inOneChannel_leavesOthersAsTheyAre() {
        ChatClient ada = client(chat());
        Channel first = channel(ada);
        Channel second = channel(ada);
        ChatClient bob = client(elsewhere());
        Channel bobsFirst = joined(bob, first);
        Channel bobsSecond = joined(bob, second);
        published(first, 2);
        published(second, 3);
        done(bobsFirst.readMarks().markAll());
        assertThat(unread(bobsFirst)).isEqualTo(Unread.NOTHING);
        assertThat(unread(bobsSecond)).isEqualTo(messages(3));
    }

    @Test
    default void mine_neverMarked_isEmpty() {
        Channel adas = channel(chat());
        published(adas, 2);
        assertThat(adas.readMarks().mine().blockOptional(PATIENCE)).isEmpty();
    }

    @Test
    default void mark_byTheApplication_changesNothing() {
        Channel adas = channel(chat());
        published(adas, 2);
        Channel trusted = chat().system().channel(adas.id());
        done(trusted.readMarks().markAll());
        assertThat(trusted.readMarks().mine().blockOptional(PATIENCE)).isEmpty();
        assertThat(unread(trusted)).isEqualTo(Unread.NOTHING);
    }

    @Test
    default void unread_trimmedMessages_doNotCount() {
        ChatClient ada = client(chat());
        Channel adas =
                get(ada.channels().create(ChannelSpec.named(Given.name("c")).retention(Retention.newest(100))));
        Channel bobs = joined(client(elsewhere()), adas);
        published(adas, 500);
        long kept = get(bobs.history(HistoryQuery.oldest().limit(1000)).count());
        assertThat(kept).isLessThan(500);
        assertThat(unread(bobs)).as("what nobody can read any more").isEqualTo(messages(kept));
        StreamMessage oldest = get(bobs.history(HistoryQuery.oldest().limit(1)).next());
        done(bobs.readMarks().mark(new MessageId(oldest.id().millis(), 1)));
        assertThat(unread(bobs)).as("a place that is trimmed").isEqualTo(messages(kept));
        done(bobs.readMarks().mark(oldest.id()));
        assertThat(unread(bobs)).isEqualTo(messages(kept - 1));
    }

    @Test
    default void mark_whoMayNotRead_isForbidden() {
        Channel secret = privateChannel(client(chat()));
        Channel outside = client(elsewhere()).channel(secret.id());
        EveryCall.allFail(EveryCall.onReadMarks(outside), ForbiddenException.class, "members only");
        Channel unknown = client(chat()).channel(ChannelId.of("unknown"));
        EveryCall.allFail(EveryCall.onReadMarks(unknown), ChannelNotFoundException.class, "no such channel");
    }

    // ---- receipts

    @Test
    default void receipts_shared_showHowFarMembersAre() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, adas);
        List<Receipt> receipts = published(adas, 3);
        done(bobs.readMarks().mark(receipts.get(0).id()));
        assertThat(receipts(adas)).as("a mark is private").isEmpty();
        done(bobs.readMarks().share(receipts.get(1).id()));
        assertThat(unread(bobs)).as("shared is marked, too").isEqualTo(messages(1));
        assertThat(receipts(adas)).containsExactly(new ReadReceipt(bob.user().id(), 2));
        done(bobs.readMarks().share(receipts.get(0).id()));
        assertThat(receipts(adas))
                .as("never back")
                .containsExactly(new ReadReceipt(bob.user().id(), 2));
        List<StreamMessage> stored = get(adas.history(HistoryQuery.oldest()).collectList());
        assertThat(stored.stream().map(receipts(adas).get(0)::covers)).containsExactly(true, true, false);
        get(bobs.members().leave());
        assertThat(receipts(adas)).as("a receipt ends with the membership").isEmpty();
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> done(bobs.readMarks().share(receipts.get(2).id())));
    }

    private static List<ReadReceipt> receipts(Channel channel) {
        return allPages(PageRequest.first(), channel.readMarks()::receipts);
    }

    // ---- many channels

    @Test
    default void unreadCounts_manyChannels_leaveOutWhatMayNotBeRead() {
        ChatClient ada = client(chat());
        ChatClient bob = client(elsewhere());
        Channel some = channel(ada);
        joined(bob, some);
        published(some, 2);
        get(some.publish(Draft.text("you").mentioning(bob.user().id())));
        Channel notMine = channel(ada);
        published(notMine, 4);
        Channel secret = privateChannel(ada);
        ChannelId unknown = ChannelId.of("unknown");
        assertThat(get(bob.unread().of(List.of(some.id(), notMine.id(), secret.id(), unknown, some.id()))))
                .isEqualTo(Map.of(some.id(), new Unread(3, 1), notMine.id(), Unread.NOTHING));
        assertThat(get(bob.unread().of(List.of()))).isEmpty();
    }

    @Test
    default void badArguments_throwAtTheCall() {
        ChatClient ada = client(chat());
        Channel adas = channel(ada);
        List<ChannelId> tooMany = IntStream.rangeClosed(0, 1000)
                .mapToObj(i -> ChannelId.of("c" + i))
                .toList();
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> ada.unread().of(tooMany));
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> ada.unread().of(null));
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> adas.readMarks().mark(null));
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> adas.readMarks().share(null));
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> adas.readMarks().receipts(null));
    }

    // ---- mentions

    @Test
    default void mentions_ofMembers_areCountedUntilRead() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, adas);
        UserId him = bob.user().id();
        get(adas.publish(Draft.text("hey").mentioning(him, him)));
        published(adas, "in between");
        Receipt last = get(adas.produce(Draft.text("hey again").mentioning(him)));
        assertThat(unread(bobs)).isEqualTo(new Unread(3, 2));
        List<StreamMessage> stored = get(bobs.history(HistoryQuery.oldest()).collectList());
        assertThat(stored.stream().map(StreamMessage::mentions)).containsExactly(List.of(him), List.of(), List.of(him));
        done(bobs.readMarks().mark(stored.get(1).id()));
        assertThat(unread(bobs)).isEqualTo(new Unread(1, 1));
        done(bobs.readMarks().mark(last.id()));
        assertThat(unread(bobs)).isEqualTo(Unread.NOTHING);
    }

    @Test
    default void mentions_whoIsNoMember_isNotTold() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        get(adas.publish(Draft.text("bob?").mentioning(bob.user().id(), UserId.of("nobody"))));
        assertThat(get(bob.inbox().unread())).isZero();
        Channel bobs = joined(bob, adas);
        assertThat(unread(bobs)).isEqualTo(Unread.NOTHING);
    }

    @Test
    default void mentions_repeatedPublish_countOnce() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, adas);
        Draft keyed = Draft.text("hey").mentioning(bob.user().id()).withKey(IdempotencyKey.of("k"));
        get(Mono.zip(adas.publish(keyed), adas.publish(keyed)));
        get(adas.publish(keyed));
        assertThat(unread(bobs)).isEqualTo(new Unread(1, 1));
        assertThat(get(bob.inbox().unread())).isEqualTo(1);
    }

    @Test
    default void mentions_ofOneself_areNotCounted() {
        ChatClient ada = client(chat());
        Channel adas = channel(ada);
        get(adas.publish(Draft.text("note").mentioning(ada.user().id())));
        assertThat(unread(adas)).isEqualTo(Unread.NOTHING);
        assertThat(get(ada.inbox().unread())).isZero();
    }
}
