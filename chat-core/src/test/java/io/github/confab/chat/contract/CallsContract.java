package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.eventually;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.published;
import static io.github.confab.chat.contract.Given.unread;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.model.Call;
import io.github.confab.chat.model.ChannelPolicy;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.InboxNotice;
import io.github.confab.chat.model.MessagePolicy;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.Unread;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Messages that call everybody, or everybody who is here. */
public interface CallsContract extends ChatBackend {

    private static Set<Call> calls(Channel channel) {
        return get(channel.history(HistoryQuery.latest().limit(1)).next())
                .content()
                .extras()
                .calls();
    }

    private static List<InboxNotice> told(ChatClient client) {
        return get(client.inbox().history(HistoryQuery.oldest()).collectList());
    }

    @Test
    default void channelCall_byTheOwner_mentionsEveryMember() {
        ChatClient ada = client(chat());
        Channel adas = channel(ada);
        ChatClient bob = client(elsewhere());
        ChatClient cleo = client(chat());
        ChatClient stranger = client(chat());
        Channel bobs = joined(bob, adas);
        Channel cleos = joined(cleo, adas);
        Receipt receipt = published(adas, "@channel: lunch");
        assertThat(calls(adas)).containsExactly(Call.CHANNEL);
        assertThat(unread(bobs)).isEqualTo(new Unread(1, 1));
        assertThat(unread(cleos)).isEqualTo(new Unread(1, 1));
        assertThat(unread(adas)).as("not who calls").isEqualTo(Unread.NOTHING);
        assertThat(told(bob)).hasSize(1).allSatisfy(notice -> {
            assertThat(notice.by()).isEqualTo(ada.user().id());
            assertThat(((InboxNotice.Mention) notice).message()).isEqualTo(receipt.id());
        });
        assertThat(told(cleo)).hasSize(1);
        assertThat(told(ada)).isEmpty();
        assertThat(told(stranger)).isEmpty();
        done(bobs.readMarks().mark(receipt.id()));
        assertThat(unread(bobs)).isEqualTo(Unread.NOTHING);
        assertThat(get(bob.unread().of(List.of(adas.id())))).containsEntry(adas.id(), Unread.NOTHING);
        assertThat(unread(cleos)).as("each reads by themselves").isEqualTo(new Unread(1, 1));
    }

    @Test
    default void channelCall_andByName_countsOnce() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, adas);
        published(adas, "@channel and you, @" + bob.user().username());
        published(adas, "plain");
        published(adas, "@Channel");
        assertThat(unread(bobs)).isEqualTo(new Unread(3, 2));
        assertThat(told(bob)).hasSize(2);
    }

    @Test
    default void channelCall_ofTheDraft_isTheSame() {
        Channel adas = channel(chat());
        Channel bobs = joined(client(elsewhere()), adas);
        get(adas.produce(Draft.text("everybody!").calling(Call.CHANNEL)));
        assertThat(calls(bobs)).containsExactly(Call.CHANNEL);
        assertThat(unread(bobs)).isEqualTo(new Unread(1, 1));
    }

    @Test
    default void channelCall_byTheApplication_mentionsEveryMember() {
        Channel adas = channel(chat());
        Channel bobs = joined(client(elsewhere()), adas);
        published(chat().system().channel(adas.id()), "@channel closes at five");
        assertThat(unread(adas)).as("the owner too").isEqualTo(new Unread(1, 1));
        assertThat(unread(bobs)).isEqualTo(new Unread(1, 1));
    }

    @Test
    default void channelCall_whoJoinsLater_isNotMeant() {
        Channel adas = channel(chat());
        published(adas, "@channel");
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, adas);
        assertThat(unread(bobs)).isEqualTo(Unread.NOTHING);
        assertThat(told(bob)).isEmpty();
    }

    @Test
    default void call_byAPlainMember_isText() {
        Channel adas = channel(chat());
        Channel bobs = joined(client(elsewhere()), adas);
        ChatClient cleo = client(chat());
        Channel cleos = joined(cleo, adas);
        get(bobs.publish(Draft.text("@channel @here").calling(Call.CHANNEL, Call.HERE)));
        assertThat(calls(adas)).isEmpty();
        assertThat(get(adas.history(HistoryQuery.latest()).next()).text()).isEqualTo("@channel @here");
        assertThat(unread(cleos)).isEqualTo(new Unread(1, 0));
        assertThat(told(cleo)).isEmpty();
    }

    @Test
    default void call_policyLetsMembers_calls() {
        ChatClient ada = client(chat());
        Channel adas = channel(ada);
        ChannelPolicy open =
                ChannelPolicy.defaults().messages(MessagePolicy.defaults().callAll(Role.MEMBER));
        get(ada.channels().update(adas.id(), ChannelUpdate.govern(open)));
        Channel bobs = joined(client(elsewhere()), adas);
        published(bobs, "@channel");
        assertThat(calls(adas)).containsExactly(Call.CHANNEL);
        assertThat(unread(adas)).isEqualTo(new Unread(1, 1));
    }

    @Test
    default void call_aModerator_calls() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, adas);
        done(adas.moderation().assign(bob.user().id(), Role.MODERATOR));
        published(bobs, "@channel");
        assertThat(unread(adas)).isEqualTo(new Unread(1, 1));
    }

    @Test
    default void hereCall_whoIsPresent_isToldAndCounted() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        ChatClient cleo = client(chat());
        Channel bobs = joined(bob, adas);
        Channel cleos = joined(cleo, adas);
        done(bobs.presence().enter(PresenceStatus.available()));
        eventually("he is here", adas.presence().count(), count -> count == 1);
        published(adas, "lunch, @here?");
        assertThat(calls(adas)).containsExactly(Call.HERE);
        assertThat(unread(bobs)).isEqualTo(new Unread(1, 1));
        assertThat(unread(cleos)).isEqualTo(new Unread(1, 0));
        assertThat(told(bob)).hasSize(1);
        assertThat(told(cleo)).isEmpty();
    }

    @Test
    default void call_repeatedPublish_countsOnce() {
        ChatClient ada = client(chat());
        Channel adas = channel(ada);
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, adas);
        Draft keyed = Draft.text("@channel").withKey(IdempotencyKey.of("k"));
        get(adas.publish(keyed));
        Receipt again =
                get(get(elsewhere().actAs(ada.user().id())).channel(adas.id()).publish(keyed));
        assertThat(again.duplicate()).isTrue();
        assertThat(unread(bobs)).isEqualTo(new Unread(1, 1));
        assertThat(told(bob)).hasSize(1);
    }

    @Test
    default void call_repeatedAfterADemotion_isTheSameMessage() {
        Channel adas = channel(chat());
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, adas);
        done(adas.moderation().assign(bob.user().id(), Role.MODERATOR));
        Draft keyed = Draft.text("@channel").withKey(IdempotencyKey.of("k"));
        Receipt first = get(bobs.publish(keyed));
        done(adas.moderation().assign(bob.user().id(), Role.MEMBER));
        Receipt again = get(bobs.publish(keyed));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(calls(adas)).containsExactly(Call.CHANNEL);
    }

    @Test
    default void calls_many_theNewestHundredCount() {
        Channel adas = channel(chat());
        Channel bobs = joined(client(elsewhere()), adas);
        for (int i = 0; i < 103; i++) {
            published(adas, "@channel " + i);
        }
        assertThat(unread(bobs)).isEqualTo(new Unread(103, 100));
    }

    @Test
    default void call_inAHistory_isReadBack() {
        Channel adas = channel(chat());
        published(adas, "@here @channel");
        StreamMessage message = get(adas.history(HistoryQuery.latest()).next());
        assertThat(message.content().extras().calls()).containsExactlyInAnyOrder(Call.HERE, Call.CHANNEL);
        assertThat(message.mentions()).isEmpty();
    }
}
