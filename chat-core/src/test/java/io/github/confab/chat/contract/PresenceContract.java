package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.empty;
import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.allPages;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.eventually;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.privateChannel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.PresenceEvent.Joined;
import io.github.confab.chat.model.PresenceEvent.Left;
import io.github.confab.chat.model.PresenceEvent.Snapshot;
import io.github.confab.chat.model.PresenceEvent.Updated;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.PresentUser;
import io.github.confab.chat.model.UserId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The promises of {@link io.github.confab.chat.Presence}. */
public interface PresenceContract extends ChatBackend {

    @Test
    default void watch_beginsWithASnapshot_thenTellsWhoComesAndGoes() {
        Channel channel = channel(chat());
        get(channel.info());
        done(channel.presence().enter(PresenceStatus.available()));
        Probe<PresenceEvent> watch = watching(client(elsewhere()).channel(channel.id()));
        ChatClient bob = client(chat());
        Channel bobs = joined(bob, channel);
        done(bobs.presence().enter(PresenceStatus.busy().saying("reading")));
        Joined came = watch.next(Joined.class, "bob has come");
        assertThat(came.user().user()).isEqualTo(bob.user().id());
        assertThat(came.user().status()).isEqualTo(PresenceStatus.busy().saying("reading"));
        assertThat(came.user().devices()).as("by one device").hasSize(1);
        done(bobs.presence().leave());
        Left went = watch.next(Left.class, "bob has gone");
        assertThat(went.user()).isEqualTo(bob.user().id());
        assertThat(went.version()).as("versions grow").isGreaterThan(came.version());
    }

    @Test
    default void watch_snapshot_hasWhoeverIsHere() {
        Channel channel = channel(chat());
        List<UserId> here = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            here.add(present(channel).user().id());
        }
        Snapshot snapshot = (Snapshot)
                Probe.on(client(elsewhere()).channel(channel.id()).presence().watch())
                        .next("the snapshot comes first");
        assertThat(snapshot.users()).extracting(PresentUser::user).containsExactlyInAnyOrderElementsOf(here);
        assertThat(snapshot.count()).isEqualTo(5);
        assertThat(get(channel.presence().count())).isEqualTo(5);
        assertThat(allPages(PageRequest.first().limit(2), channel.presence()::list))
                .extracting(PresentUser::user)
                .containsOnlyOnceElementsOf(here);
    }

    @Test
    default void enter_twoDevices_isOneJoinAndOneLeave() {
        Channel channel = channel(chat());
        Probe<PresenceEvent> watch = watching(channel);
        ChatClient phone = client(chat());
        ChatClient laptop = get(elsewhere().actAs(phone.user().id()));
        Channel byPhone = joined(phone, channel);
        Channel byLaptop = laptop.channel(channel.id());
        done(byPhone.presence().enter(PresenceStatus.available()));
        done(byLaptop.presence().enter(PresenceStatus.away()));
        assertThat(watch.next("the first device")).isInstanceOf(Joined.class);
        Updated both = (Updated) watch.next("the second device is news of the same user");
        assertThat(both.user().devices()).hasSize(2);
        assertThat(both.user().status()).as("whoever spoke last").isEqualTo(PresenceStatus.away());
        done(byLaptop.presence().leave());
        Updated one = (Updated) watch.next("still here by the other");
        assertThat(one.user().devices()).hasSize(1);
        assertThat(one.user().status()).as("what the phone says").isEqualTo(PresenceStatus.available());
        done(byPhone.presence().leave());
        assertThat(watch.next("the last device")).isInstanceOf(Left.class);
    }

    @Test
    default void enter_again_changesTheStatus_orNothing() {
        Channel channel = channel(chat());
        Probe<PresenceEvent> watch = watching(channel);
        done(channel.presence().enter(PresenceStatus.available()));
        done(channel.presence().enter(PresenceStatus.available()));
        done(channel.presence().enter(PresenceStatus.away()));
        Joined first = (Joined) watch.next("the first time");
        Updated away = (Updated) watch.next("the same status again is no news, another is");
        assertThat(away.user().status()).isEqualTo(PresenceStatus.away());
        assertThat(away.user().devices())
                .as("the device is the same, and entered when it did")
                .isEqualTo(first.user().devices());
        assertThat(get(channel.presence().count())).isEqualTo(1);
    }

    @Test
    default void leave_again_orWithoutHavingEntered_changesNothing() {
        Channel channel = channel(chat());
        Probe<PresenceEvent> watch = watching(channel);
        done(channel.presence().leave());
        done(channel.presence().enter(PresenceStatus.available()));
        done(channel.presence().leave());
        done(channel.presence().leave());
        done(channel.presence().enter(PresenceStatus.available()));
        assertThat(watch.next(3, "came, went, came"))
                .extracting(event -> (Object) event.getClass())
                .containsExactly(Joined.class, Left.class, Joined.class);
    }

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
    default void enter_notAMember_isForbidden() {
        Channel open = client(chat()).channel(channel(chat()).id());
        assertThat(failure(open.presence().enter(PresenceStatus.available()), ForbiddenException.class, "members only"))
                .returns(Reason.NOT_A_MEMBER, ForbiddenException::reason);
        done(open.presence().leave());
        assertThat(get(open.presence().count())).as("but may look").isZero();
    }

    @Test
    default void enter_bySystem_changesNothing() {
        Channel channel = chat().system().channel(channel(chat()).id());
        done(channel.presence().enter(PresenceStatus.available()));
        assertThat(get(channel.presence().count())).isZero();
        assertThat(get(chat().system().presence().status(PresenceStatus.away())))
                .isZero();
    }

    @Test
    default void privateChannel_outsider_seesNobody() {
        Channel secret = privateChannel(client(chat()));
        Channel outside = client(chat()).channel(secret.id());
        EveryCall.allFail(EveryCall.onReadingPresence(outside), ForbiddenException.class, "members only");
    }

    @Test
    default void member_removed_isPresentNoMore_andSeesNoMore() {
        Channel secret = privateChannel(client(chat()));
        ChatClient bob = client(elsewhere());
        get(secret.members().add(bob.user().id()));
        Channel bobs = bob.channel(secret.id());
        done(bobs.presence().enter(PresenceStatus.available()));
        Probe<PresenceEvent> owners = watching(secret);
        Probe<PresenceEvent> watch = watching(bobs);
        get(secret.members().remove(bob.user().id()));
        assertThat(owners.next("its presence ends")).isInstanceOf(Left.class);
        assertThat(watch.error("who may not read may not watch")).isInstanceOf(ForbiddenException.class);
        failure(bobs.presence().enter(PresenceStatus.available()), ForbiddenException.class, "nor come back");
    }

    @Test
    default void member_leftAndBack_mayEnterAgain() {
        Channel channel = channel(chat());
        Probe<PresenceEvent> watch = watching(channel);
        Channel bobs = joined(client(chat()), channel);
        done(bobs.presence().enter(PresenceStatus.available()));
        get(bobs.members().leave());
        assertThat(watch.next(2, "came and went")).element(1).isInstanceOf(Left.class);
        get(bobs.members().join());
        done(bobs.presence().enter(PresenceStatus.available()));
        assertThat(watch.next("came back")).isInstanceOf(Joined.class);
    }

    @Test
    default void watch_channelDeleted_errorsWithChannelGone() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        done(channel.presence().enter(PresenceStatus.available()));
        Probe<PresenceEvent> watch = watching(client(elsewhere()).channel(channel.id()));
        done(ada.channels().delete(channel.id()));
        assertThat(watch.error("there is nothing to watch")).isInstanceOf(ChannelGoneException.class);
        done(ada.presence().invisible());
    }

    @Test
    default void watch_clientClosed_completes() {
        Channel channel = channel(chat());
        ChatClient bob = client(chat());
        Probe<PresenceEvent> watch = watching(bob.channel(channel.id()));
        done(bob.close());
        watch.completion("one's own close is no failure");
    }

    @Test
    default void watch_withoutDemand_getsASnapshotLater() {
        Channel channel = channel(chat());
        Probe<PresenceEvent> slow = Probe.on(channel.presence().watch(), 1);
        assertThat(slow.next("the one it asked for")).isInstanceOf(Snapshot.class);
        Probe<PresenceEvent> fast = watching(channel);
        for (int i = 0; i < 5; i++) {
            present(channel);
        }
        fast.next(5, "whoever asks gets each");
        assertThat(slow.unread()).as("no more than was asked for").isEmpty();
        slow.request(1);
        Snapshot now = (Snapshot) slow.next("all of it at once");
        assertThat(now.count()).isEqualTo(5);
        slow.request(1);
        present(channel);
        assertThat(slow.next("and it follows from there")).isInstanceOf(Joined.class);
    }

    @Test
    default void nullArguments_throwAtTheCall() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        assertThatThrownBy(() -> channel.presence().enter(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> channel.presence().list(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> ada.presence().status(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> ada.presence().appear(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> ada.presence().appear(List.of(), null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> ada.presence().appear(null, PresenceStatus.away()))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> ada.presence().lastSeen(null)).isInstanceOf(InvalidArgumentException.class);
    }

    /** Somebody new, present in the channel. */
    private ChatClient present(Channel channel) {
        ChatClient somebody = client(chat());
        done(joined(somebody, channel).presence().enter(PresenceStatus.available()));
        return somebody;
    }

    /** A watcher that has seen the snapshot. */
    private static Probe<PresenceEvent> watching(Channel channel) {
        Probe<PresenceEvent> watch = Probe.on(channel.presence().watch());
        assertThat(watch.next("the snapshot comes first")).isInstanceOf(Snapshot.class);
        return watch;
    }
}
