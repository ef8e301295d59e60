package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.allPages;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.privateChannel;
import static io.github.confab.chat.contract.Given.published;
import static io.github.confab.chat.contract.Given.unread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.ReadMark;
import io.github.confab.chat.model.ReadReceipt;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.Unread;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@code ReadMarks} promises: marks and receipts. */
public interface ReadMarksContract extends ChatBackend {

    private static Unread messages(long count) {
        return new Unread(count, 0);
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
}
