package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.empty;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.eventually;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.watching;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.model.Credentials;
import io.github.confab.chat.model.Login;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.PresenceEvent.Joined;
import io.github.confab.chat.model.PresenceEvent.Left;
import io.github.confab.chat.model.PresenceEvent.Updated;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.PresentDevice;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The promises of {@link io.github.confab.chat.OwnPresence}: one client in all its channels. */
public interface OwnPresenceContract extends ChatBackend {

    @Test
    default void close_andBackWithinTheGrace_isNoNews() {
        Channel channel = channel(chat());
        ChatClient bob = client(chat());
        done(joined(bob, channel).presence().enter(PresenceStatus.available()));
        Probe<PresenceEvent> watch = watching(channel);
        done(bob.close());
        ChatClient back = get(chat().actAs(bob.user().id()));
        done(back.channel(channel.id()).presence().enter(PresenceStatus.available()));
        ChatClient eve = client(chat());
        Channel eves = joined(eve, channel);
        done(eves.presence().enter(PresenceStatus.available()));
        assertThat(((Joined) watch.next("nobody noticed bob")).user().user())
                .isEqualTo(eve.user().id());
        done(back.close());
        assertThat(((Left) watch.next("bob does not come back, and nothing happened before")).user())
                .isEqualTo(bob.user().id());
    }

    @Test
    default void close_leavesAfterTheGrace() {
        Channel channel = channel(chat());
        ChatClient bob = client(chat());
        done(joined(bob, channel).presence().enter(PresenceStatus.available()));
        done(bob.close());
        assertThat(get(channel.presence().count()))
                .as("for a while it may come back")
                .isEqualTo(1);
        eventually("it has left", channel.presence().count(), count -> count == 0);
    }

    @Test
    default void invisible_leavesEverywhere_andGoesOnWatching() {
        ChatClient ada = client(chat());
        Channel one = channel(ada);
        Channel two = channel(ada);
        assertThat(get(ada.presence().appear(List.of(one.id(), two.id()), PresenceStatus.busy())))
                .as("seen in both")
                .isEqualTo(2);
        Probe<PresenceEvent> watch = watching(one);
        done(ada.presence().invisible());
        assertThat(watch.next("it sees itself go")).isInstanceOf(Left.class);
        assertThat(get(one.presence().count())).isZero();
        assertThat(get(two.presence().count())).isZero();
        assertThat(get(ada.presence().status(PresenceStatus.away())))
                .as("a status does not make it seen")
                .isZero();
        ChatClient bob = client(elsewhere());
        done(joined(bob, one).presence().enter(PresenceStatus.available()));
        assertThat(watch.next("and still watches")).isInstanceOf(Joined.class);
        done(one.presence().enter(PresenceStatus.available()));
        assertThat(watch.next("until it enters again")).isInstanceOf(Joined.class);
    }

    @Test
    default void status_changesItWhereverTheClientIs() {
        ChatClient ada = client(chat());
        Channel one = channel(ada);
        Channel other = channel(ada);
        done(one.presence().enter(PresenceStatus.available()));
        Probe<PresenceEvent> watch = watching(one);
        assertThat(get(ada.presence().status(PresenceStatus.away().saying("lunch"))))
                .isEqualTo(1);
        assertThat(((Updated) watch.next("the new status")).user().status().text())
                .isEqualTo("lunch");
        assertThat(get(other.presence().count()))
                .as("where it was not, it is not")
                .isZero();
    }

    @Test
    default void appear_passesOverWhatIsNotForTheUser() {
        ChatClient ada = client(chat());
        Channel own = channel(ada);
        Channel notJoined = channel(chat());
        Channel gone = channel(ada);
        done(ada.channels().delete(gone.id()));
        assertThat(get(ada.presence().appear(List.of(own.id(), notJoined.id(), gone.id()), PresenceStatus.available())))
                .isEqualTo(1);
    }

    @Test
    default void lastSeen_isKnownOnceSomebodyWasPresent() {
        ChatClient ada = client(chat());
        empty(ada.presence().lastSeen(ada.user().id()), "never present");
        Channel channel = channel(ada);
        done(channel.presence().enter(PresenceStatus.available()));
        done(channel.presence().leave());
        eventually(
                "it is told also of people who are gone",
                client(elsewhere()).presence().lastSeen(ada.user().id()).hasElement(),
                seen -> seen);
    }

    @Test
    default void appear_entersEveryChannelOfTheUser_butNoneJoinedLater() {
        ChatClient ada = client(elsewhere());
        Channel one = channel(chat());
        Channel two = channel(chat());
        Channel later = channel(chat());
        joined(ada, one);
        get(two.members().add(ada.user().id()));
        Probe<PresenceEvent> inOne = watching(one);
        Probe<PresenceEvent> inTwo = watching(two);
        assertThat(get(ada.presence().appear(PresenceStatus.busy().saying("here"))))
                .isEqualTo(2);
        for (Probe<PresenceEvent> watch : List.of(inOne, inTwo)) {
            Joined joined = (Joined) watch.next("ada appears");
            assertThat(joined.user().user()).isEqualTo(ada.user().id());
            assertThat(joined.user().status().text()).isEqualTo("here");
        }
        joined(ada, later);
        assertThat(get(later.presence().count())).as("joining is not entering").isZero();
        assertThat(get(ada.presence().appear(PresenceStatus.busy())))
                .as("once more, now in three")
                .isEqualTo(3);
        assertThat(get(later.presence().count())).isEqualTo(1);
    }

    @Test
    default void enter_byALogin_showsDeviceAndSession() {
        String name = Given.name("u");
        People.registered(chat(), name);
        ChatClient ada =
                get(chat().login(Login.of(Credentials.of(name, People.PASSWORD)).device("Firefox")));
        ChatClient other = People.loggedIn(chat(), name);
        Channel channel = channel(ada);
        done(channel.presence().enter(PresenceStatus.available()));
        PresentDevice device = get(channel.presence().list(PageRequest.first()))
                .items()
                .get(0)
                .devices()
                .get(0);
        assertThat(device.device()).isEqualTo("Firefox");
        assertThat(device.connection().isOf(ada.sessions().current().orElseThrow()))
                .as("the session that the user finds in the list of logins")
                .isTrue();
        assertThat(device.connection().isOf(other.sessions().current().orElseThrow()))
                .isFalse();
    }
}
