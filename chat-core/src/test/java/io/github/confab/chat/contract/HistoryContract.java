package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.empty;
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
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StreamMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** The promises of {@link Channel#history}. */
public interface HistoryContract extends ChatBackend {

    @Test
    default void history_latest_givesTheNewest_oldestFirst() {
        Channel channel = channel(chat());
        published(channel, 60);
        assertThat(textsOf(read(channel, HistoryQuery.latest())))
                .as("50 by default")
                .isEqualTo(texts(10, 60));
        assertThat(textsOf(read(channel, HistoryQuery.latest().limit(3))))
                .as("the limit is taken from the newest end")
                .isEqualTo(texts(57, 60));
    }

    @Test
    default void history_oldest_givesTheOldest() {
        Channel channel = channel(chat());
        published(channel, 60);
        assertThat(textsOf(read(channel, HistoryQuery.oldest())))
                .as("50 by default")
                .isEqualTo(texts(0, 50));
        assertThat(textsOf(read(channel, HistoryQuery.oldest().limit(1)))).isEqualTo(texts(0, 1));
    }

    @Test
    default void history_bounds_areExclusive() {
        Channel channel = channel(chat());
        List<Receipt> receipts = published(channel, 10);
        MessageId third = receipts.get(3).id();
        MessageId seventh = receipts.get(7).id();
        assertThat(textsOf(read(channel, HistoryQuery.before(third)))).isEqualTo(texts(0, 3));
        assertThat(textsOf(read(channel, HistoryQuery.after(third)))).isEqualTo(texts(4, 10));
        assertThat(textsOf(read(channel, HistoryQuery.between(third, seventh)))).isEqualTo(texts(4, 7));
        assertThat(textsOf(read(channel, HistoryQuery.before(seventh).limit(2))))
                .as("the messages right before one")
                .isEqualTo(texts(5, 7));
        assertThat(textsOf(read(channel, HistoryQuery.after(third).limit(2))))
                .as("the messages right after one")
                .isEqualTo(texts(4, 6));
        assertThat(textsOf(read(channel, new HistoryQuery(third, seventh, 2, HistoryQuery.End.NEWEST))))
                .as("either end of a range")
                .isEqualTo(texts(5, 7));
    }

    @Test
    default void history_boundsThatNoMessageHas_areJustPlaces() {
        Channel channel = channel(chat());
        List<Receipt> receipts = published(channel, 4);
        MessageId second = receipts.get(2).id();
        MessageId between = new MessageId(second.millis(), second.seq() - 1);
        assertThat(textsOf(read(channel, HistoryQuery.after(between))))
                .as("ids compare by time, then place, whether or not a message has them")
                .endsWith("m2", "m3");
        empty(channel.history(HistoryQuery.after(receipts.get(3).id())), "nothing comes after the newest");
        empty(channel.history(HistoryQuery.before(new MessageId(1, 1))), "nothing was stored at the beginning of time");
    }

    @Test
    default void history_pages_coverEverythingOnce() {
        Channel channel = channel(chat());
        published(channel, 137);
        List<String> backward = new ArrayList<>();
        List<StreamMessage> page = read(channel, HistoryQuery.latest().limit(20));
        while (!page.isEmpty() && backward.size() < 200) {
            backward.addAll(0, textsOf(page));
            page = read(channel, HistoryQuery.before(page.get(0).id()).limit(20));
        }
        assertThat(backward).as("page by page upwards").isEqualTo(texts(0, 137));
        List<String> forward = new ArrayList<>();
        page = read(channel, HistoryQuery.oldest().limit(20));
        while (!page.isEmpty() && forward.size() < 200) {
            forward.addAll(textsOf(page));
            page = read(
                    channel, HistoryQuery.after(page.get(page.size() - 1).id()).limit(20));
        }
        assertThat(forward).as("page by page downwards").isEqualTo(texts(0, 137));
    }

    @Test
    default void history_limit_countsMessagesOnly() {
        Channel channel = channel(chat());
        published(channel, "m0");
        for (int i = 0; i < 30; i++) {
            get(joined(client(chat()), channel).members().leave());
        }
        published(channel, "m1");
        assertThat(textsOf(read(channel, HistoryQuery.latest().limit(2))))
                .as("changes of membership neither come nor count")
                .isEqualTo(texts(0, 2));
        assertThat(textsOf(read(channel, HistoryQuery.oldest().limit(2)))).isEqualTo(texts(0, 2));
    }

    @Test
    default void history_thousand_isTheMost() {
        Channel channel = channel(chat());
        published(channel, 1005);
        assertThat(textsOf(read(channel, HistoryQuery.latest().limit(HistoryQuery.MAX_LIMIT))))
                .isEqualTo(texts(5, 1005));
    }

    @Test
    default void history_emptyChannel_completesEmpty() {
        empty(channel(chat()).history(HistoryQuery.latest()), "nobody has said anything");
    }

    @Test
    default void history_eachSubscription_readsAnew() {
        Channel channel = channel(chat());
        Flux<StreamMessage> history = channel.history(HistoryQuery.latest());
        published(channel, "m0");
        assertThat(get(history.count())).as("nothing happens before subscribe").isEqualTo(1);
        published(channel, "m1");
        assertThat(get(history.count())).as("each subscription is a new act").isEqualTo(2);
    }

    @Test
    default void history_demand_isKept() {
        Channel channel = channel(chat());
        published(channel, 30);
        Probe<StreamMessage> reader = Probe.on(channel.history(HistoryQuery.latest()), 0);
        for (int i = 0; i < 30; i++) {
            assertThat(reader.unread()).as("no more than was asked for").isEmpty();
            reader.request(1);
            assertThat(reader.next("one for each request").text()).isEqualTo("m" + i);
        }
    }

    @Test
    default void history_anyReader_seesTheSame() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        published(channel, 3);
        StreamMessage mine = read(channel, HistoryQuery.latest()).get(2);
        StreamMessage theirs = read(client(elsewhere()).channel(channel.id()), HistoryQuery.latest())
                .get(2);
        assertThat(theirs.id()).isEqualTo(mine.id());
        assertThat(theirs.tag()).isEqualTo(mine.tag());
        assertThat(theirs.cursor()).as("a place means the same everywhere").isEqualTo(mine.cursor());
        assertThat(theirs.author().id()).isEqualTo(ada.user().id());
    }

    @Test
    default void history_null_throwsAtTheCall() {
        Channel channel = channel(chat());
        assertThatThrownBy(() -> channel.history(null)).isInstanceOf(InvalidArgumentException.class);
    }

    private static List<StreamMessage> read(Channel channel, HistoryQuery query) {
        return get(channel.history(query).collectList());
    }
}
