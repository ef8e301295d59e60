package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.Retention;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whoever folds a feed, from wherever it began, shows what history shows. */
public interface FoldContract extends ChatBackend {

    @Test
    default void fold_ofAnyFeed_isWhatHistoryShows() {
        for (int life = 0; life < 6; life++) {
            live(new Random().nextLong(), 60, 1000);
        }
    }

    /** Long enough for a stream to be trimmed by whole nodes. */
    @Test
    default void fold_ofAFeedWithTrimming_isWhatHistoryShows() {
        live(new Random().nextLong(), 450, 40);
    }

    private void live(long seed, int acts, int retained) {
        Random random = new Random(seed);
        String name = "seed " + seed + "L";
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        get(ada.channels().update(channel.id(), ChannelUpdate.retain(Retention.newest(retained))));
        List<Channel> writers = List.of(channel, joined(client(elsewhere()), channel));
        List<FoldedViews> readers = new ArrayList<>();
        readers.add(new FoldedViews(channel, "the first reader", StartAt.oldest()));
        List<MessageId> written = new ArrayList<>();
        for (int act = 0; act < acts; act++) {
            Channel writer = writers.get(random.nextInt(writers.size()));
            if (written.isEmpty() || random.nextInt(3) == 0) {
                written.add(get(writer.publish(Draft.text("m" + act))).id());
            } else {
                MessageId target = written.get(written.size() - 1 - random.nextInt(Math.min(written.size(), 12)));
                MessageLives.act(random, channel, writer, target, act);
            }
            if (random.nextInt(acts / 4) == 0) {
                Channel where =
                        random.nextBoolean() ? channel : elsewhere().system().channel(channel.id());
                readers.add(new FoldedViews(where, "a reader from act " + act, StartAt.oldest()));
            }
            if (random.nextInt(acts / 3) == 0) {
                Receipt last = get(channel.publish(Draft.text("stop")));
                written.add(last.id());
                readers.forEach(reader -> reader.reconnect(last.id()));
            }
        }
        Receipt end = get(channel.publish(Draft.text("end")));
        List<StreamMessage> history =
                get(channel.history(HistoryQuery.latest().limit(1000)).collectList());
        for (FoldedViews reader : readers) {
            reader.readTo(end.id());
            reader.check(history, name);
            reader.close();
        }
        assertThat(readers.get(0).size())
                .as("the first reader saw them all, %s", name)
                .isGreaterThan(acts / 6);
        FoldedViews late =
                new FoldedViews(elsewhere().system().channel(channel.id()), "who comes last", StartAt.oldest());
        late.readTo(end.id());
        late.check(history, name);
        assertThat(late.size())
                .as("who comes last sees what is there, %s", name)
                .isEqualTo(history.size());
        late.close();
    }
}
