package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.name;
import static io.github.confab.chat.contract.People.OTHER_PASSWORD;
import static io.github.confab.chat.contract.People.PASSWORD;
import static io.github.confab.chat.contract.People.loggedIn;
import static io.github.confab.chat.contract.People.newcomer;
import static io.github.confab.chat.contract.People.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.Sessions;
import io.github.confab.chat.error.ClientClosedException;
import io.github.confab.chat.error.SessionExpiredException;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.InboxEvent;
import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.SessionInfo;
import io.github.confab.chat.model.SessionToken;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** The promises of {@link Sessions}, {@link Chat#resume} and {@link ChatClient#logout}. */
public interface SessionsContract extends ChatBackend {

    @Test
    default void resume_token_givesAnotherClientOfTheSession() {
        ChatClient ada = newcomer(chat());
        ChatClient again = get(elsewhere().resume(token(ada)));
        assertThat(again.user().id()).isEqualTo(ada.user().id());
        assertThat(again.user().username()).isEqualTo(ada.user().username());
        assertThat(again.sessions().current()).isEqualTo(ada.sessions().current());
        done(ada.close());
        assertThat(get(again.sessions().list().collectList()))
                .as("one session, two clients")
                .hasSize(1);
        get(chat().resume(token(again)));
    }

    @ParameterizedTest(name = "B24 {index}")
    @MethodSource("badTokens")
    default void resume_whatIsNoToken_tellsThatThereIsNoSession(String bad) {
        failure(
                chat().resume(SessionToken.of(bad)),
                SessionExpiredException.class,
                "the same for all that open nothing");
    }

    /** B24: empty, 42 and 44 characters, other characters, wild cards, a megabyte, a well-formed one that nobody has. */
    static List<String> badTokens() {
        return List.of(
                "",
                "A".repeat(42),
                "A".repeat(44),
                "A".repeat(42) + "*",
                "A".repeat(42) + "B",
                "*",
                "../../" + "A".repeat(37),
                "x".repeat(1 << 20),
                "A".repeat(43));
    }

    @Test
    default void resume_afterLogout_tellsTheSame() {
        ChatClient ada = newcomer(chat());
        SessionToken token = token(ada);
        done(ada.logout());
        failure(elsewhere().resume(token), SessionExpiredException.class, "B24: it was logged out");
    }

    @Test
    default void logout_otherClientsOfTheSession_end() {
        ChatClient ada = newcomer(chat());
        ChatClient again = get(elsewhere().resume(token(ada)));
        Channel channel = Given.channel(ada);
        Probe<StreamMessage> own = Probe.on(channel.subscribe(StartAt.latest()));
        Probe<StreamMessage> other = Probe.on(again.channel(channel.id()).subscribe(StartAt.latest()));
        done(ada.logout());
        own.completion("one's own logout is no failure");
        assertThat(other.error("its session has ended")).isInstanceOf(SessionExpiredException.class);
        EveryCall.allFail(
                EveryCall.on(again.channel(channel.id())), SessionExpiredException.class, "its session has ended");
        EveryCall.allFail(EveryCall.on(again.channels()), SessionExpiredException.class, "its session has ended");
        EveryCall.allFail(EveryCall.on(again.account()), SessionExpiredException.class, "its session has ended");
        EveryCall.allFail(EveryCall.on(again.sessions()), SessionExpiredException.class, "its session has ended");
        EveryCall.allFail(EveryCall.on(ada.account()), ClientClosedException.class, "it was closed by its logout");
        EveryCall.allFail(EveryCall.on(ada.sessions()), ClientClosedException.class, "it was closed by its logout");
        done(again.logout());
        done(again.close());
    }

    @Test
    default void logout_ofOne_neverShutsItOut() {
        for (int round = 0; round < 20; round++) {
            ChatClient ada = newcomer(chat());
            Probe<InboxEvent> own = Probe.on(ada.inbox().feed(StartAt.latest()));
            own.next("it runs");
            done(ada.logout());
            own.completion("one's own logout is no failure, round " + round);
        }
    }

    @Test
    default void revoke_session_endsItsClientsOnly() {
        String name = name("ada");
        registered(chat(), name);
        ChatClient first = loggedIn(chat(), name);
        ChatClient second = loggedIn(elsewhere(), name);
        Channel channel = Given.channel(first);
        Probe<StreamMessage> mine = Probe.on(channel.subscribe(StartAt.latest()));
        Probe<StreamMessage> theirs = Probe.on(second.channel(channel.id()).subscribe(StartAt.latest()));
        SessionId id = second.sessions().current().orElseThrow();
        assertThat(get(first.sessions().revoke(id))).as("a change").isTrue();
        assertThat(get(first.sessions().revoke(id))).as("no change").isFalse();
        assertThat(theirs.error("revoked")).isInstanceOf(SessionExpiredException.class);
        failure(chat().resume(token(second)), SessionExpiredException.class, "its token opens nothing");
        Given.published(channel, "still here");
        assertThat(mine.next("the first session goes on").text()).isEqualTo("still here");
    }

    @Test
    default void revoke_session_endsPresenceAndFeedsInEveryProcess() {
        Channel channel = Given.channel(chat());
        ChatClient ada = newcomer(elsewhere());
        ChatClient again = get(chat().resume(token(ada)));
        Probe<PresenceEvent> watch = Probe.on(channel.presence().watch());
        watch.next(PresenceEvent.Snapshot.class, "nobody is here");
        Channel adas = Given.joined(ada, channel);
        done(adas.presence().enter(PresenceStatus.available()));
        watch.next(PresenceEvent.Joined.class, "ada is here, by another process");
        Probe<FeedEvent> feed = Probe.on(adas.feed(StartAt.latest()));
        Probe<InboxEvent> inbox = Probe.on(ada.inbox().feed(StartAt.latest()));
        feed.next(FeedEvent.CaughtUp.class, "it runs");
        inbox.next(FeedEvent.CaughtUp.class, "it runs");
        get(again.sessions().revoke(ada.sessions().current().orElseThrow()));
        assertThat(feed.error("its session has ended")).isInstanceOf(SessionExpiredException.class);
        assertThat(inbox.error("its session has ended")).isInstanceOf(SessionExpiredException.class);
        assertThat(watch.next(PresenceEvent.Left.class, "gone after the grace").user())
                .isEqualTo(ada.user().id());
        watch.cancel();
    }

    @Test
    default void revoke_sessionOfSomebodyElse_changesNothing() {
        ChatClient ada = newcomer(chat());
        ChatClient eve = newcomer(chat());
        SessionId id = ada.sessions().current().orElseThrow();
        assertThat(get(eve.sessions().revoke(id))).as("it is not Eve's").isFalse();
        get(chat().resume(token(ada)));
    }

    @Test
    default void revokeOthersAndAll_endWhatTheySay() {
        String name = name("ada");
        registered(chat(), name);
        ChatClient first = loggedIn(chat(), name);
        ChatClient second = loggedIn(elsewhere(), name);
        ChatClient third = loggedIn(chat(), name);
        assertThat(get(first.sessions().revokeOthers())).isEqualTo(2);
        ends(second);
        ends(third);
        assertThat(get(first.sessions().list().collectList())).singleElement().returns(true, SessionInfo::current);
        assertThat(get(first.sessions().revokeAll())).isEqualTo(1);
        ends(first);
    }

    @Test
    default void list_severalSessions_newestFirst() {
        String name = name("ada");
        registered(chat(), name);
        ChatClient first = loggedIn(chat(), name);
        ChatClient second = loggedIn(chat(), name);
        List<SessionInfo> sessions = get(first.sessions().list().collectList());
        assertThat(sessions)
                .extracting(SessionInfo::id)
                .containsExactlyInAnyOrder(
                        first.sessions().current().orElseThrow(),
                        second.sessions().current().orElseThrow());
        assertThat(sessions.get(0).createdAt()).isAfterOrEqualTo(sessions.get(1).createdAt());
        assertThat(sessions).filteredOn(SessionInfo::current).hasSize(1);
    }

    @Test
    default void login_moreThanTen_endsTheOldest() {
        String name = name("ada");
        registered(chat(), name);
        List<ChatClient> clients = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            clients.add(loggedIn(i % 2 == 0 ? chat() : elsewhere(), name));
        }
        ends(clients.get(0));
        assertThat(get(clients.get(10).sessions().list().collectList())).hasSize(10);
        get(clients.get(1).account().profile());
    }

    @Test
    default void changePassword_otherSessions_endAndTheTokenChanges() {
        String name = name("ada");
        registered(chat(), name);
        ChatClient ada = loggedIn(chat(), name);
        ChatClient other = loggedIn(elsewhere(), name);
        SessionToken before = token(ada);
        ChatClient twin = get(elsewhere().resume(before));
        done(ada.account().changePassword(Password.of(PASSWORD), Password.of(OTHER_PASSWORD)));
        ends(other);
        ends(twin);
        assertThat(token(ada)).as("a new token").isNotEqualTo(before);
        failure(chat().resume(before), SessionExpiredException.class, "the old token opens nothing");
        assertThat(get(elsewhere().resume(token(ada))).sessions().current())
                .as("the session goes on")
                .isEqualTo(ada.sessions().current());
        get(ada.account().profile());
    }

    @Test
    default void admin_whatItDoes_endsSessions() {
        String name = name("ada");
        registered(chat(), name);
        ChatClient first = loggedIn(elsewhere(), name);
        assertThat(get(chat().users().admin().endSessions(first.user().id()))).isEqualTo(1);
        ends(first);
        ChatClient second = loggedIn(elsewhere(), name);
        done(chat().users().admin().setPassword(second.user().id(), Password.of(PASSWORD)));
        ends(second);
        ChatClient third = loggedIn(elsewhere(), name);
        done(chat().users().admin().deactivate(third.user().id()));
        ends(third);
        done(chat().users().admin().reactivate(third.user().id()));
        ChatClient fourth = loggedIn(elsewhere(), name);
        done(chat().users().admin().erase(fourth.user().id()));
        ends(fourth);
    }

    @Test
    default void actAs_client_hasNoSession() {
        ChatClient ada = Given.client(chat());
        assertThat(ada.sessions().current()).isEmpty();
        assertThat(ada.sessions().token()).isEmpty();
        assertThat(get(ada.sessions().list().collectList())).isEmpty();
        assertThat(get(ada.sessions().revokeOthers())).isZero();
        done(ada.logout());
        failure(ada.account().profile(), ClientClosedException.class, "its logout is a close");
        Sessions ofNobody = chat().system().sessions();
        assertThat(ofNobody.current()).isEmpty();
        assertThat(get(ofNobody.list().collectList())).isEmpty();
        assertThat(get(ofNobody.revokeAll())).isZero();
    }

    private static SessionToken token(ChatClient client) {
        return client.sessions().token().orElseThrow();
    }

    private static void ends(ChatClient client) {
        Mono<Boolean> ended = client.account()
                .profile()
                .thenReturn(false)
                .onErrorResume(SessionExpiredException.class, expired -> Mono.just(true));
        Given.eventually("its session ends", ended, end -> end);
    }
}
