package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.cursorOf;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.name;
import static io.github.confab.chat.contract.Given.published;
import static io.github.confab.chat.contract.Given.texts;
import static io.github.confab.chat.contract.Given.textsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.DiscontinuityException;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.FeedEvent.Gap;
import io.github.confab.chat.model.FeedEvent.MembershipEvent;
import io.github.confab.chat.model.FeedEvent.MembershipEvent.Change;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.FeedEvent.Reset;
import io.github.confab.chat.model.FeedEvent.Rewritten;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.Retention;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StartAt.Discontinuity;
import io.github.confab.chat.model.StreamMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The promises of {@link Channel#feed}: where live begins, and that a broken history is never silent. */
public interface FeedContract extends ChatBackend {

    @Test
    default void feed_everythingStored_thenCaughtUp_thenLive() {
        Channel channel = channel(chat());
        List<Receipt> receipts = published(channel, 3);
        Probe<FeedEvent> feed =
                Probe.on(client(elsewhere()).channel(channel.id()).feed(StartAt.oldest()));
        assertThat(messagesBefore(feed, CaughtUp.class)).isEqualTo(texts(0, 3));
        published(channel, "live");
        assertThat(((MessageEvent) feed.next("live follows, without another CaughtUp"))
                        .message()
                        .text())
                .isEqualTo("live");
        Probe<FeedEvent> again = Probe.on(channel.feed(StartAt.latest()));
        assertThat(((CaughtUp) again.next("at the newest there is nothing to catch up")).head())
                .as("it names the newest entry")
                .isGreaterThan(receipts.get(2).id());
    }

    @Test
    default void feed_caughtUp_namesTheNewestEntry() {
        Channel channel = channel(chat());
        Receipt newest = published(channel, "m0");
        CaughtUp caughtUp = Probe.on(channel.feed(StartAt.oldest())).next(CaughtUp.class, "once, at the start");
        assertThat(caughtUp).isEqualTo(new CaughtUp(channel.id(), newest.id()));
    }

    @Test
    default void feed_emptyChannel_isCaughtUp() {
        Probe.on(channel(chat()).feed(StartAt.oldest())).next(CaughtUp.class, "nothing stored is everything given");
    }

    @Test
    default void feed_pastMemberships_areReplayedInOrder() {
        Channel channel = channel(chat());
        ChatClient bob = client(chat());
        published(channel, "m0");
        Channel bobs = joined(bob, channel);
        published(bobs, "m1");
        get(bobs.members().leave());
        Probe<FeedEvent> feed =
                Probe.on(client(elsewhere()).channel(channel.id()).feed(StartAt.oldest()));
        List<String> story = new ArrayList<>();
        FeedEvent event = feed.next("the story");
        while (!(event instanceof CaughtUp)) {
            if (event instanceof MessageEvent said) {
                story.add(said.message().text());
            } else if (event instanceof MembershipEvent moved
                    && moved.user().equals(bob.user().id())) {
                story.add(moved.change().name());
            }
            event = feed.next("the story");
        }
        assertThat(story).containsExactly("m0", Change.JOINED.name(), "m1", Change.LEFT.name());
    }

    @Test
    default void feed_messagesTrimmedPastACursor_saysGapFirst() {
        ChatClient ada = client(chat());
        Channel channel = trimmed(ada);
        Cursor cursor = cursorOf(channel, published(channel, "read before"));
        joined(client(chat()), channel);
        List<Receipt> receipts = published(channel, 600);
        Probe<FeedEvent> feed =
                Probe.on(client(elsewhere()).channel(channel.id()).feed(StartAt.after(cursor)));
        Gap gap = (Gap) feed.next("the loss is told before the next message");
        MessageEvent first = (MessageEvent) feed.next("then it goes on");
        long next = first.message().id().seq();
        long places = next - cursor.id().seq() - 1;
        assertThat(gap)
                .as("exact: all places up to the next message, one of them no message but somebody who joined")
                .isEqualTo(new Gap(channel.id(), cursor.id().seq() + 1, next - 1, places - 1, Gap.Reason.TRIMMED));
        int kept = (int) (receipts.get(599).seq() - next + 1);
        assertThat(kept).as("most of 600 are gone, those promised are kept").isBetween(10, 400);
        assertThat(messagesBefore(feed, CaughtUp.class))
                .as("what is kept comes in full, then the feed is caught up")
                .isEqualTo(texts(600 - kept + 1, 600));
    }

    @Test
    default void feed_messagesTrimmedPastASlowReader_saysGap() {
        Channel channel = trimmed(client(chat()));
        Probe<FeedEvent> feed = Probe.on(channel.feed(StartAt.latest()), 2);
        feed.next(CaughtUp.class, "live");
        Receipt read = published(channel, "read before");
        feed.next("one message, then no demand");
        published(channel, 3000);
        feed.request(Long.MAX_VALUE);
        long expected = read.seq() + 1;
        int messages = 0;
        while (expected <= read.seq() + 3000) {
            FeedEvent event = feed.next("messages, and gaps for those that are gone");
            if (event instanceof Gap gap) {
                assertThat(gap.fromSeq()).as("no hole before a gap").isEqualTo(expected);
                expected = gap.toSeq() + 1;
            } else if (event instanceof MessageEvent message) {
                assertThat(message.message().id().seq()).as("no silent hole").isEqualTo(expected++);
                messages++;
            }
        }
        assertThat(messages).as("the newest are kept").isGreaterThanOrEqualTo(10);
    }

    @Test
    default void feed_oldestOfATrimmedChannel_isNoGap() {
        Channel channel = trimmed(client(chat()));
        published(channel, 600);
        Probe<FeedEvent> feed = Probe.on(channel.feed(StartAt.oldest()));
        assertThat(feed.next("from the oldest that is retained: nothing was promised before it"))
                .isInstanceOf(MessageEvent.class);
    }

    @Test
    @DisplayName("B35 feed_cursorOfAnotherEpoch_resets")
    default void feed_cursorOfAnotherEpoch_resets() {
        Channel channel = channel(chat());
        published(channel, 3);
        Cursor real = cursorOf(channel, published(channel, "m3"));
        Cursor old = Cursor.of(channel.id(), "anotherLife", real.id(), real.ordinal(), real.check());
        Probe<FeedEvent> feed = Probe.on(channel.feed(StartAt.after(old)));
        Reset reset = (Reset) feed.next("the break is told before any message");
        assertThat(reset).isEqualTo(new Reset(channel.id(), "anotherLife", real.epoch()));
        assertThat(messagesBefore(feed, CaughtUp.class))
                .as("then everything from the oldest")
                .isEqualTo(texts(0, 4));
        published(channel, "live");
        feed.next(MessageEvent.class, "then live");
    }

    @Test
    @DisplayName("B35 feed_cursorOfTheFuture_resets")
    default void feed_cursorOfTheFuture_resets() {
        Channel channel = channel(chat());
        Cursor real = cursorOf(channel, published(channel, "m0"));
        MessageId ahead =
                new MessageId(real.id().millis() + 1_000_000, real.id().seq() + 1000);
        Probe<FeedEvent> feed = Probe.on(channel.feed(
                StartAt.after(Cursor.of(channel.id(), real.epoch(), ahead, real.ordinal() + 1000, real.check()))));
        assertThat(feed.next("the break is told before any message"))
                .isEqualTo(new Reset(channel.id(), real.epoch(), real.epoch()));
        assertThat(messagesBefore(feed, CaughtUp.class)).isEqualTo(texts(0, 1));
    }

    @Test
    default void feed_cursorOfAMessageThatWasReplaced_isNotTakenForIt() {
        Channel channel = channel(chat());
        published(channel, "m0");
        Cursor real = cursorOf(channel, published(channel, "m1"));
        published(channel, "m2");
        String otherCheck = real.check().equals("00000000") ? "00000001" : "00000000";
        Cursor lost = Cursor.of(channel.id(), real.epoch(), real.id(), real.ordinal(), otherCheck);
        Probe<FeedEvent> feed = Probe.on(channel.feed(StartAt.after(lost)));
        assertThat(feed.next("another message has this id now; the break is told before any message"))
                .isInstanceOfAny(Rewritten.class, Reset.class);
        assertThat(messagesBefore(feed, CaughtUp.class))
                .as("then it goes on from where the histories part, at the latest")
                .endsWith("m1", "m2");
    }

    @Test
    default void subscribe_discontinuity_continuesOrErrorsAsAsked() {
        Channel channel = channel(chat());
        Cursor real = cursorOf(channel, published(channel, "m0"));
        StartAt start = StartAt.after(Cursor.of(channel.id(), "anotherLife", real.id(), real.ordinal(), real.check()));
        List<StreamMessage> seen =
                Probe.on(channel.subscribe(start)).next(1, "the default goes on with the next message that exists");
        assertThat(textsOf(seen)).containsExactly("m0");
        DiscontinuityException error = failure(
                channel.subscribe(start.onDiscontinuity(Discontinuity.ERROR)),
                DiscontinuityException.class,
                "asked to end at a break");
        assertThat(error.event()).as("the error carries the event").isInstanceOf(Reset.class);
        Probe.on(channel.feed(start.onDiscontinuity(Discontinuity.ERROR)))
                .next(CaughtUp.class, "feed always gives the event and goes on");
    }

    @Test
    default void subscribe_gapWithErrorPolicy_givesNoMessageAfterIt() {
        Channel channel = trimmed(client(chat()));
        Cursor cursor = cursorOf(channel, published(channel, "read before"));
        published(channel, 600);
        Probe<StreamMessage> reader =
                Probe.on(channel.subscribe(StartAt.after(cursor).onDiscontinuity(Discontinuity.ERROR)));
        Throwable error = reader.error("it ends");
        assertThat(error).isInstanceOf(DiscontinuityException.class);
        assertThat(((DiscontinuityException) error).event()).isInstanceOf(Gap.class);
    }

    private static Channel trimmed(ChatClient owner) {
        return get(owner.channels().create(ChannelSpec.named(name("t")).retention(Retention.newest(10))));
    }

    private static List<String> messagesBefore(Probe<FeedEvent> feed, Class<? extends FeedEvent> end) {
        List<String> texts = new ArrayList<>();
        FeedEvent event = feed.next("events before " + end.getSimpleName());
        while (!end.isInstance(event)) {
            if (event instanceof MessageEvent message) {
                texts.add(message.message().text());
            }
            event = feed.next("events before " + end.getSimpleName());
        }
        return texts;
    }
}
