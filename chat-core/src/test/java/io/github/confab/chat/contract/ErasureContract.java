package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.published;
import static io.github.confab.chat.contract.People.newcomer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.UserAdmin;
import io.github.confab.chat.error.SessionExpiredException;
import io.github.confab.chat.model.Conversation;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.InboxEvent;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What is left of a user in channels and inboxes, after the account was erased. */
public interface ErasureContract extends ChatBackend {

    private UserAdmin admin() {
        return chat().users().admin();
    }

    @Test
    default void erase_memberships_end_andMessagesStay() {
        ChatClient ada = newcomer(elsewhere());
        UserId her = ada.user().id();
        ChatClient bob = client(chat());
        Channel owned = channel(ada);
        Channel bobs = channel(bob);
        published(joined(ada, bobs), "remember me");
        assertThat(get(admin().erase(her))).isTrue();
        for (Channel each : new Channel[] {owned, bobs}) {
            Channel left = chat().system().channel(each.id());
            assertThat(get(left.members().contains(her))).as("a member").isFalse();
        }
        assertThat(get(bobs.history(HistoryQuery.latest())
                                .map(StreamMessage::author)
                                .next())
                        .username())
                .as("as it was written")
                .isEqualTo(ada.user().username());
    }

    @Test
    default void erase_directChannel_staysReadableForTheOther() {
        ChatClient ada = newcomer(elsewhere());
        ChatClient bob = client(chat());
        Channel adas = get(ada.conversations().direct(bob.user().id()));
        published(adas, "remember me");
        done(admin().erase(ada.user().id()));
        Channel bobs = bob.channel(adas.id());
        assertThat(get(bobs.history(HistoryQuery.latest())
                        .map(StreamMessage::text)
                        .collectList()))
                .containsExactly("remember me");
        assertThat(get(bob.conversations().list(PageRequest.first())).items())
                .extracting(Conversation::peer)
                .containsExactly(Optional.of(ada.user().id()));
        published(bobs, "to nobody");
    }

    @Test
    default void erase_presenceSubscriptionsAndInbox_end() {
        ChatClient ada = newcomer(elsewhere());
        Channel bobs = channel(chat());
        Channel adas = joined(ada, bobs);
        done(adas.presence().enter(PresenceStatus.available()));
        Probe<PresenceEvent> watch = Probe.on(bobs.presence().watch());
        watch.next(PresenceEvent.Snapshot.class, "ada is here");
        Probe<StreamMessage> feed = Probe.on(adas.subscribe(StartAt.latest()));
        Probe<InboxEvent> inbox = Probe.on(ada.inbox().feed(StartAt.latest()));
        inbox.next("it runs");
        done(admin().erase(ada.user().id()));
        assertThat(watch.next(PresenceEvent.Left.class, "no member is present").user())
                .isEqualTo(ada.user().id());
        feed.error("its user is gone");
        inbox.error("its user is gone");
        Given.eventually(
                "its session has ended",
                ada.account()
                        .profile()
                        .thenReturn(false)
                        .onErrorResume(SessionExpiredException.class, end -> Mono.just(true)),
                ended -> ended);
        watch.cancel();
    }

    @Test
    default void erase_again_finishesWhatIsLeft() {
        ChatClient ada = newcomer(chat());
        UserId her = ada.user().id();
        Channel bobs = channel(chat());
        done(admin().erase(her));
        get(bobs.members().add(her));
        assertThat(get(admin().erase(her))).as("erased before").isFalse();
        assertThat(get(bobs.members().contains(her)))
                .as("left over by a process that died")
                .isFalse();
    }

    @Test
    default void deactivate_memberships_stay() {
        ChatClient ada = newcomer(elsewhere());
        Channel bobs = channel(chat());
        joined(ada, bobs);
        done(admin().deactivate(ada.user().id()));
        assertThat(get(bobs.members().contains(ada.user().id()))).isTrue();
    }
}
