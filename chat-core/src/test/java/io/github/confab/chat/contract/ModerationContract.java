package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.empty;
import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.allPages;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.privateChannel;
import static io.github.confab.chat.contract.Given.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.model.Ban;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.FeedEvent.MembershipEvent;
import io.github.confab.chat.model.FeedEvent.MembershipEvent.Change;
import io.github.confab.chat.model.FeedEvent.RoleChanged;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Invitation;
import io.github.confab.chat.model.Member;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** The promises of {@link io.github.confab.chat.Moderation}; who may what stands in {@link AuthorizationContract}. */
public interface ModerationContract extends ChatBackend {

    @Test
    default void invite_toAPrivateChannel_letsInOnce() {
        Channel secret = privateChannel(client(chat()));
        ChatClient bob = client(elsewhere());
        UserId bobsId = bob.user().id();
        assertThat(get(secret.moderation().invite(bobsId))).as("a change").isTrue();
        assertThat(get(secret.moderation().invite(bobsId)))
                .as("invited already")
                .isFalse();
        Channel bobs = bob.channel(secret.id());
        failure(bobs.publish(Draft.text("hi")), ForbiddenException.class, "who is invited is not in yet");
        assertThat(get(bobs.members().join())).as("a change").isTrue();
        assertThat(get(secret.moderation().invite(bobsId))).as("a member").isFalse();
        get(bobs.members().leave());
        assertThat(failure(bobs.members().join(), ForbiddenException.class, "joining used the invitation up"))
                .returns(Reason.PRIVATE, ForbiddenException::reason);
    }

    @Test
    default void invite_byOpen_letsIn() {
        Channel secret = privateChannel(client(chat()));
        ChatClient bob = client(chat());
        get(secret.moderation().invite(bob.user().id()));
        String name = get(secret.info()).name().value();
        assertThat(get(bob.channels().open(name)).id()).isEqualTo(secret.id());
        assertThat(get(secret.members().contains(bob.user().id()))).isTrue();
    }

    @Test
    default void uninvite_byWhoInvited_takesItBack() {
        Channel secret = privateChannel(client(chat()));
        ChatClient bob = client(chat());
        ChatClient cat = client(chat());
        UserId dan = client(chat()).user().id();
        get(secret.members().add(bob.user().id()));
        get(secret.members().add(cat.user().id()));
        get(bob.channel(secret.id()).moderation().invite(dan));
        assertThat(failure(
                        cat.channel(secret.id()).moderation().uninvite(dan),
                        ForbiddenException.class,
                        "another member invited"))
                .returns(Reason.ROLE_TOO_LOW, ForbiddenException::reason);
        assertThat(get(bob.channel(secret.id()).moderation().uninvite(dan)))
                .as("a change")
                .isTrue();
        assertThat(get(secret.moderation().uninvite(dan)))
                .as("no invitation any more")
                .isFalse();
    }

    @Test
    default void records_listBansAndInvitations() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Set<UserId> banned = new HashSet<>();
        Set<UserId> invited = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            UserId out = UserId.of(Given.name("out"));
            UserId in = UserId.of(Given.name("in"));
            get(channel.moderation().ban(out, Term.forever()));
            get(channel.moderation().invite(in));
            banned.add(out);
            invited.add(in);
        }
        PageRequest few = PageRequest.first().limit(3);
        var records = channel.moderation().records();
        List<Ban> bans = allPages(few, records::bans);
        assertThat(bans.stream().map(Ban::user)).containsExactlyInAnyOrderElementsOf(banned);
        assertThat(bans.get(0).by()).isEqualTo(ada.user().id());
        assertThat(bans.get(0).until()).as("for ever").isEmpty();
        List<Invitation> invitations = allPages(few, records::invitations);
        assertThat(invitations.stream().map(Invitation::user)).containsExactlyInAnyOrderElementsOf(invited);
        assertThat(invitations.get(0).by()).isEqualTo(ada.user().id());
    }

    @Test
    default void ban_member_endsMembershipAndRole() {
        Channel channel = channel(chat());
        ChatClient bob = client(elsewhere());
        UserId bobsId = bob.user().id();
        Channel bobs = joined(bob, channel);
        get(channel.moderation().assign(bobsId, Role.MODERATOR));
        assertThat(get(channel.moderation().ban(bobsId, Term.forever()))).isTrue();
        assertThat(get(channel.members().contains(bobsId))).isFalse();
        for (Publisher<?> call :
                List.of(bobs.publish(Draft.text("hi")), bobs.members().join(), bobs.feed(StartAt.oldest()))) {
            assertThat(failure(call, ForbiddenException.class, "banned"))
                    .returns(Reason.BANNED, ForbiddenException::reason);
        }
        assertThat(failure(channel.members().add(bobsId), ForbiddenException.class, "nobody adds who is banned"))
                .returns(Reason.BANNED, ForbiddenException::reason)
                .returns(bobsId, ForbiddenException::user);
        assertThat(get(channel.moderation().unban(bobsId))).as("a change").isTrue();
        assertThat(get(channel.moderation().unban(bobsId))).as("not banned").isFalse();
        assertThat(get(bobs.members().join())).as("not by the unban itself").isTrue();
        assertThat(get(channel.members().get(bobsId)).role())
                .as("the role is gone")
                .isEqualTo(Role.MEMBER);
    }

    @Test
    default void ban_liveInAnotherProcess_nothingAfterTheBan() {
        Channel channel = channel(chat());
        ChatClient bob = client(elsewhere());
        Probe<FeedEvent> reader = Probe.on(bob.channel(channel.id()).feed(StartAt.latest()));
        reader.next(CaughtUp.class, "a stranger may read a public channel");
        Probe<StreamMessage> member =
                Probe.on(joined(client(elsewhere()), channel).subscribe(StartAt.oldest()));
        published(channel, "before");
        member.next("the member is live");
        reader.next(FeedEvent.MessageEvent.class, "so is the reader");
        get(channel.moderation().ban(bob.user().id(), Term.of(Duration.ofHours(1))));
        Throwable end = reader.error("who is banned is shut out", idleCheck().plusSeconds(5));
        assertThat(end).isInstanceOf(ForbiddenException.class);
        assertThat(((ForbiddenException) end).reason()).isEqualTo(Reason.BANNED);
        published(channel, "after");
        assertThat(member.next("others go on").text()).isEqualTo("after");
        assertThat(reader.unread()).as("nothing after the end").isEmpty();
    }

    @Test
    default void ban_thatHasEnded_bindsNobody() {
        Channel channel = channel(chat());
        ChatClient bob = client(chat());
        Channel bobs = bob.channel(channel.id());
        get(channel.moderation().ban(bob.user().id(), Term.of(Duration.ofMillis(300))));
        Given.eventually(
                "the ban ends by itself",
                bobs.members().join().onErrorReturn(ForbiddenException.class, false),
                joined -> joined);
        published(bobs, "back again");
        empty(
                channel.moderation().records().bans(PageRequest.first()).flatMapIterable(Page::items),
                "no ban is in force");
    }

    @Test
    default void mute_member_readsOnlyUntilItEnds() {
        Channel channel = channel(chat());
        ChatClient bob = client(chat());
        UserId bobsId = bob.user().id();
        Channel bobs = joined(bob, channel);
        get(channel.moderation().mute(bobsId, Term.forever()));
        assertThat(get(channel.members().get(bobsId)))
                .isEqualTo(new Member(bobsId, Role.MEMBER, true, Optional.empty()));
        get(bobs.members().leave());
        get(bobs.members().join());
        assertThat(failure(bobs.publish(Draft.text("hi")), ForbiddenException.class, "leaving does not end it"))
                .returns(Reason.MUTED, ForbiddenException::reason);
        assertThat(get(channel.moderation().unmute(bobsId))).as("a change").isTrue();
        assertThat(get(channel.moderation().unmute(bobsId))).as("not muted").isFalse();
        published(bobs, "thanks");
        get(channel.moderation().mute(bobsId, Term.of(Duration.ofMillis(300))));
        Given.eventually(
                "a mute ends by itself",
                bobs.publish(Draft.text("at last")).thenReturn(true).onErrorReturn(ForbiddenException.class, false),
                stored -> stored);
    }

    @Test
    default void assign_isToldInTheFeed() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        ChatClient bob = client(chat());
        UserId bobsId = bob.user().id();
        joined(bob, channel);
        Probe<FeedEvent> feed = Probe.on(channel.feed(StartAt.latest()));
        feed.next(CaughtUp.class, "live");
        assertThat(get(channel.moderation().assign(bobsId, Role.MODERATOR)))
                .as("a change")
                .isTrue();
        assertThat(get(channel.moderation().assign(bobsId, Role.MODERATOR)))
                .as("has it already")
                .isFalse();
        RoleChanged told = feed.next(RoleChanged.class, "everybody is told");
        assertThat(told.user()).isEqualTo(bobsId);
        assertThat(told.role()).isEqualTo(Role.MODERATOR);
        get(channel.moderation().assign(bobsId, Role.OWNER));
        assertThat(List.of(feed.next(RoleChanged.class, "1"), feed.next(RoleChanged.class, "2")))
                .as("of both")
                .extracting(RoleChanged::role)
                .containsExactly(Role.MODERATOR, Role.OWNER);
        assertThat(get(channel.members().get(ada.user().id())).role()).isEqualTo(Role.MODERATOR);
        assertThat(get(channel.members().get(bobsId)).role()).isEqualTo(Role.OWNER);
        assertThat(failure(ada.channels().delete(channel.id()), ForbiddenException.class, "the former owner is none"))
                .returns(Reason.NOT_THE_OWNER, ForbiddenException::reason);
        get(chat().system().channel(channel.id()).moderation().assign(bobsId, Role.GUEST));
        failure(bob.channels().delete(channel.id()), ForbiddenException.class, "it is the application's now");
    }

    @Test
    default void removeAndBan_areToldInTheFeed() {
        Channel channel = channel(chat());
        ChatClient bob = client(chat());
        joined(bob, channel);
        UserId stranger = client(chat()).user().id();
        Probe<FeedEvent> feed = Probe.on(channel.feed(StartAt.latest()));
        feed.next(CaughtUp.class, "live");
        get(channel.members().remove(bob.user().id()));
        joined(bob, channel);
        get(channel.moderation().ban(bob.user().id(), Term.forever()));
        get(channel.moderation().ban(bob.user().id(), Term.of(Duration.ofHours(1))));
        get(channel.moderation().ban(stranger, Term.forever()));
        assertThat(feed.next(4, "one event per change of who is in"))
                .extracting(event -> ((MembershipEvent) event).change())
                .containsExactly(Change.REMOVED, Change.JOINED, Change.BANNED, Change.BANNED);
    }

    @Test
    default void assign_whoIsNoMember_errorsWithForbidden() {
        UserId stranger = client(chat()).user().id();
        Mono<Boolean> assign = channel(chat()).moderation().assign(stranger, Role.MODERATOR);
        assertThat(failure(assign, ForbiddenException.class, "members only have roles"))
                .returns(Reason.NOT_A_MEMBER, ForbiddenException::reason)
                .returns(stranger, ForbiddenException::user);
    }

    @Test
    default void moderation_wrongArguments_throwAtTheCall() {
        var moderation = channel(chat()).moderation();
        UserId bob = UserId.of("bob");
        assertThatThrownBy(() -> moderation.invite(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> moderation.uninvite(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> moderation.ban(null, Term.forever())).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> moderation.ban(bob, null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> moderation.unban(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> moderation.mute(bob, null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> moderation.unmute(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> moderation.assign(bob, null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> moderation.records().bans(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> moderation.records().invitations(null)).isInstanceOf(InvalidArgumentException.class);
    }
}
