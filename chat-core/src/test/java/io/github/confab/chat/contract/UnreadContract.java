package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.privateChannel;
import static io.github.confab.chat.contract.Given.published;
import static io.github.confab.chat.contract.Given.unread;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Retention;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.Unread;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is unread: {@code ReadMarks.unread()} and {@code UnreadCounts}. */
public interface UnreadContract extends ChatBackend {

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

    private static Unread messages(long count) {
        return new Unread(count, 0);
    }
}
