package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.allPages;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.watching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ChannelGoneException;
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
}
