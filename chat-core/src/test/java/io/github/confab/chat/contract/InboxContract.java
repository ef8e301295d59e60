package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.eventually;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ClientClosedException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.FeedEvent.SignalEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.InboxEvent;
import io.github.confab.chat.model.InboxNotice;
import io.github.confab.chat.model.InboxNotice.Mention;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What {@code Inbox} promises. */
public interface InboxContract extends ChatBackend {

    private static Receipt mention(Channel channel, UserId user) {
        return get(channel.publish(Draft.text("hey").mentioning(user)));
    }

    private static List<InboxNotice> kept(ChatClient client) {
        return get(client.inbox().history(HistoryQuery.latest()).collectList());
    }

    @Test
    default void feed_mention_saysWhoWhereAndWhat() {
        ChatClient ada = client(chat());
        Channel adas = channel(ada);
        ChatClient bob = client(elsewhere());
        joined(bob, adas);
        Probe<InboxEvent> inbox = Probe.on(bob.inbox().feed(StartAt.latest()));
        inbox.next(CaughtUp.class, "an empty inbox is caught up with");
        Receipt receipt = mention(adas, bob.user().id());
        Mention told = inbox.next(Mention.class, "the mention");
        assertThat(told.by()).isEqualTo(ada.user().id());
        assertThat(told.channel()).isEqualTo(adas.id());
        assertThat(told.message()).isEqualTo(receipt.id());
        assertThat(kept(bob)).containsExactly(told);
        inbox.cancel();
    }

    @Test
    default void feed_whatHappenedWhileAway_isThere() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        joined(bob, adas);
        Receipt first = mention(adas, bob.user().id());
        Receipt second = mention(adas, bob.user().id());
        Probe<InboxEvent> inbox = Probe.on(bob.inbox().feed(StartAt.oldest()));
        Mention told = inbox.next(Mention.class, "the first");
        assertThat(told.message()).isEqualTo(first.id());
        assertThat(inbox.next(Mention.class, "the second").message()).isEqualTo(second.id());
        inbox.cancel();
        Probe<InboxEvent> resumed = Probe.on(bob.inbox().feed(StartAt.after(told.cursor())));
        assertThat(resumed.next(Mention.class, "behind the cursor").message()).isEqualTo(second.id());
        resumed.next(CaughtUp.class, "and no more");
        Receipt third = mention(adas, bob.user().id());
        assertThat(resumed.next(Mention.class, "live").message()).isEqualTo(third.id());
        resumed.cancel();
    }

    @Test
    default void feed_ofOtherUsers_isSeparate() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        ChatClient cleo = client(elsewhere());
        joined(bob, adas);
        joined(cleo, adas);
        mention(adas, bob.user().id());
        assertThat(kept(bob)).hasSize(1);
        assertThat(kept(cleo)).isEmpty();
    }

    @Test
    default void feed_cursorOfAnythingElse_throwsAtTheCall() {
        Channel adas = channel(chat());
        ChatClient bob = client(chat());
        Receipt receipt = published(adas, "hi");
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> bob.inbox().feed(StartAt.after(Given.cursorOf(adas, receipt))));
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> bob.inbox().feed(null));
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> bob.inbox().history(null));
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> bob.inbox().markRead(null));
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> bob.inbox().send(null, Signal.typing()));
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> bob.inbox().send(bob.user().id(), null));
    }

    @Test
    default void unread_notices_areCountedUntilMarked() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        joined(bob, adas);
        assertThat(get(bob.inbox().unread()))
                .as("an inbox nobody has written to")
                .isZero();
        done(bob.inbox().markRead(MessageId.MAX));
        mention(adas, bob.user().id());
        mention(adas, bob.user().id());
        assertThat(get(bob.inbox().unread())).isEqualTo(2);
        done(bob.inbox().markRead(kept(bob).get(0).id()));
        assertThat(get(bob.inbox().unread())).isEqualTo(1);
        done(bob.inbox().markRead(MessageId.MAX));
        assertThat(get(bob.inbox().unread())).isZero();
    }

    @Test
    default void inbox_isNoChannel() {
        Channel adas = channel(chat());
        ChatClient bob = client(chat());
        joined(bob, adas);
        mention(adas, bob.user().id());
        var id = kept(bob).get(0).cursor().channel();
        for (ChatClient somebody : List.of(bob, client(elsewhere()), chat().system())) {
            EveryCall.allFail(
                    EveryCall.on(somebody.channel(id)), ChannelNotFoundException.class, "an inbox is no channel");
            assertThatExceptionOfType(ChannelNotFoundException.class)
                    .isThrownBy(() -> get(somebody.channels().update(id, ChannelUpdate.describe("mine"))));
            done(somebody.channels().delete(id));
            assertThat(get(somebody.unread().of(List.of(id)))).isEmpty();
        }
        assertThat(kept(bob)).as("nothing came of all that").hasSize(1);
    }

    @Test
    default void feed_whatOthersDoToAUser_isTold() {
        ChatClient ada = client(chat());
        ChatClient bob = client(elsewhere());
        UserId him = bob.user().id();
        Channel secret = Given.privateChannel(ada);
        Channel open = channel(ada);
        Probe<InboxEvent> inbox = Probe.on(bob.inbox().feed(StartAt.latest()));
        inbox.next(CaughtUp.class, "it runs");
        get(secret.moderation().invite(him));
        get(open.members().add(him));
        get(open.members().add(him));
        get(open.members().remove(him));
        get(open.moderation().ban(him, Term.forever()));
        Channel direct = get(ada.conversations().direct(him));
        get(ada.conversations().direct(him));
        List<InboxEvent> told = inbox.next(5, "each change, once");
        assertThat(told)
                .extracting(event -> event.getClass().getSimpleName() + " "
                        + ((InboxNotice) event).by().equals(ada.user().id()))
                .containsExactly(
                        "Invitation true", "ChannelAdded true", "Removed true", "Banned true", "ChannelAdded true");
        assertThat(((InboxNotice.ChannelAdded) told.get(4)).channel()).isEqualTo(direct.id());
        assertThat(((InboxNotice.Invitation) told.get(0)).channel()).isEqualTo(secret.id());
        assertThat(get(bob.inbox().unread())).isEqualTo(5);
        inbox.cancel();
    }

    @Test
    default void feed_ofMadeAtThisMoment_begins() {
        // what was asked before an inbox was made must not end the feed that made it
        List<InboxEvent> first = get(Flux.range(0, 100)
                .map(i -> client(chat()))
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .flatMap(user -> user.inbox().feed(StartAt.latest()).next(), 25)
                .collectList());
        assertThat(first).hasSize(100).hasOnlyElementsOfType(CaughtUp.class);
    }

    // ---- signals

    @Test
    default void signals_ofTheApplication_reachAllDevices() {
        ChatClient bob = client(chat());
        ChatClient onAnotherDevice = get(elsewhere().actAs(bob.user().id()));
        ChatClient cleo = client(chat());
        Probe<SignalEvent> here = Probe.on(bob.inbox().signals());
        Probe<SignalEvent> there = Probe.on(onAnotherDevice.inbox().signals());
        Probe<SignalEvent> others = Probe.on(cleo.inbox().signals());
        Signal ring = Signal.of("ring", "1");
        Probe<Void> ringing = Probe.on(Flux.interval(Duration.ofMillis(50))
                .concatMap(i -> chat().system().inbox().send(bob.user().id(), ring)));
        for (Probe<SignalEvent> device : List.of(here, there)) {
            SignalEvent heard = device.next("the ring");
            assertThat(heard.signal()).isEqualTo(ring);
            assertThat(heard.sender()).isEqualTo(UserId.SYSTEM);
        }
        ringing.cancel();
        assertThat(others.unread()).as("not for her").isEmpty();
        List.of(here, there, others).forEach(Probe::cancel);
    }

    @Test
    default void send_byAStranger_isForbidden() {
        ChatClient bob = client(chat());
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> done(client(chat()).inbox().send(bob.user().id(), Signal.text("hi"))))
                .satisfies(
                        refused -> assertThat(refused.reason()).isEqualTo(ForbiddenException.Reason.NO_DIRECT_CHANNEL));
        done(chat().system().inbox().send(bob.user().id(), Signal.text("nobody listens")));
    }

    // ---- the end

    @Test
    default void close_ofTheClient_completesTheInbox() {
        Chat fresh = freshChat();
        ChatClient bob = client(fresh);
        Probe<InboxEvent> feed = Probe.on(bob.inbox().feed(StartAt.latest()));
        Probe<SignalEvent> signals = Probe.on(bob.inbox().signals());
        feed.next(CaughtUp.class, "it runs");
        done(bob.close());
        feed.completion("its client is closed");
        signals.completion("its client is closed");
        EveryCall.allFail(EveryCall.on(bob.inbox()), ClientClosedException.class, "its client is closed");
        EveryCall.allFail(EveryCall.on(bob.unread()), ClientClosedException.class, "its client is closed");
        done(fresh.close());
    }

    @Test
    default void feed_emptyThenWritten_fromElsewhere() {
        Channel adas = channel(elsewhere());
        ChatClient bob = client(chat());
        joined(bob, adas);
        Probe<InboxEvent> inbox = Probe.on(bob.inbox().feed(StartAt.latest()));
        mention(adas, bob.user().id());
        inbox.next(Mention.class, "told though the inbox was made at this moment");
        eventually("counted", bob.inbox().unread(), count -> count == 1);
        inbox.cancel();
    }
}
