package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.published;
import static io.github.confab.chat.contract.Given.texts;
import static io.github.confab.chat.contract.Given.textsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The promises of {@link Channel#subscribe}: where it begins, that nothing is missing, and what a reader may do. */
public interface SubscribeContract extends ChatBackend {

    @Test
    default void subscribe_latestThenPublish_receivesIt() {
        ChatClient ada = client(chat());
        for (int round = 0; round < coldRounds(); round++) {
            Channel cold = channel(ada);
            Probe<StreamMessage> reader = Probe.on(cold.subscribe(StartAt.latest()));
            Receipt receipt = published(cold, "on the next line");
            assertThat(reader.next("round " + round + ": published after subscribe, so received")
                            .id())
                    .isEqualTo(receipt.id());
            reader.cancel();
        }
    }

    @Test
    default void subscribe_latest_leavesOutThePast() {
        Channel channel = channel(chat());
        published(channel, 3);
        Probe<StreamMessage> reader = Probe.on(channel.subscribe(StartAt.latest()));
        published(channel, "new");
        assertThat(reader.next("the first message after the start").text()).isEqualTo("new");
    }

    @Test
    default void subscribe_oldest_givesEverythingThenLive() {
        Channel channel = channel(chat());
        published(channel, 300);
        Probe<StreamMessage> reader =
                Probe.on(client(elsewhere()).channel(channel.id()).subscribe(StartAt.oldest()));
        assertThat(textsOf(reader.next(300, "what is stored"))).isEqualTo(texts(0, 300));
        published(channel, "live");
        assertThat(reader.next("then what is new").text()).isEqualTo("live");
    }

    @Test
    default void subscribe_afterCursor_goesOnRightThere() {
        Channel channel = channel(chat());
        published(channel, 10);
        List<StreamMessage> seen =
                Probe.on(channel.subscribe(StartAt.oldest())).next(6, "a reader that stops after the sixth");
        Cursor saved = Cursor.parse(seen.get(5).cursor().toString());
        Probe<StreamMessage> resumed =
                Probe.on(client(elsewhere()).channel(channel.id()).subscribe(StartAt.after(saved)));
        assertThat(textsOf(resumed.next(4, "in another process, from the saved text")))
                .isEqualTo(texts(6, 10));
        published(channel, "live");
        assertThat(resumed.next("then live").text()).isEqualTo("live");
    }

    @Test
    default void subscribe_afterTheNewest_givesOnlyWhatIsNew() {
        Channel channel = channel(chat());
        published(channel, 3);
        Cursor newest = Probe.on(channel.subscribe(StartAt.oldest()))
                .next(3, "all")
                .get(2)
                .cursor();
        Probe<StreamMessage> resumed = Probe.on(channel.subscribe(StartAt.after(newest)));
        published(channel, "new");
        assertThat(resumed.next("nothing is given twice").text()).isEqualTo("new");
    }

    @Test
    default void subscribe_whilePublishing_hasNoSeam() {
        Channel channel = channel(chat());
        Channel there = client(elsewhere()).channel(channel.id());
        int total = 1200;
        List<Probe<StreamMessage>> readers = new ArrayList<>();
        Flux<Receipt> publishing = Flux.range(0, total)
                .flatMapSequential(i -> channel.publish(Draft.text("m" + i)), 16)
                .subscribeOn(Schedulers.parallel());
        Probe<Receipt> receipts = Probe.on(publishing);
        for (int i = 0; i < 8; i++) {
            receipts.next(total / 10, "publishing goes on while readers come");
            readers.add(Probe.on((i % 2 == 0 ? channel : there).subscribe(StartAt.oldest())));
        }
        for (Probe<StreamMessage> reader : readers) {
            assertThat(textsOf(reader.next(total, "stored, then live")))
                    .as("each once, in order, over the seam")
                    .isEqualTo(texts(0, total));
        }
    }

    @Test
    default void subscribe_publicChannel_needsNoMembership() {
        Channel channel = channel(chat());
        Probe<StreamMessage> guest =
                Probe.on(client(chat()).channel(channel.id()).subscribe(StartAt.oldest()));
        published(channel, "m0");
        assertThat(guest.next("any user may read a public channel").text()).isEqualTo("m0");
    }

    @Test
    default void subscribe_membershipChanges_areNoMessages() {
        Channel channel = channel(chat());
        Probe<StreamMessage> reader = Probe.on(channel.subscribe(StartAt.oldest()), 2);
        published(channel, "m0");
        for (int i = 0; i < 5; i++) {
            get(joined(client(chat()), channel).members().leave());
        }
        published(channel, "m1");
        assertThat(textsOf(reader.next(2, "messages only, and only they use up demand")))
                .isEqualTo(texts(0, 2));
    }

    @Test
    @DisplayName("B35 subscribe_cursorOfAnotherChannel_throwsAtTheCall")
    default void subscribe_cursorOfAnotherChannel_throwsAtTheCall() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Channel other = channel(ada);
        published(other, "m0");
        Cursor wrong =
                Probe.on(other.subscribe(StartAt.oldest())).next("its message").cursor();
        assertThatThrownBy(() -> channel.subscribe(StartAt.after(wrong)))
                .as("a wrong argument is no signal")
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("cursor");
        assertThatThrownBy(() -> channel.feed(StartAt.after(wrong))).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    default void subscribe_null_throwsAtTheCall() {
        Channel channel = channel(chat());
        assertThatThrownBy(() -> channel.subscribe(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> channel.feed(null)).isInstanceOf(InvalidArgumentException.class);
    }
}
