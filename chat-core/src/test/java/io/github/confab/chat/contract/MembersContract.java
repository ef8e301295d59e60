package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.empty;
import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.allPages;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.name;
import static io.github.confab.chat.contract.Given.privateChannel;
import static io.github.confab.chat.contract.Given.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.FeedEvent.MembershipEvent;
import io.github.confab.chat.model.FeedEvent.MembershipEvent.Change;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Member;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The promises of {@link io.github.confab.chat.Members}, and what a private channel hides. */
public interface MembersContract extends ChatBackend {

    @Test
    default void join_again_isNoChange() {
        Channel channel = client(chat()).channel(channel(chat()).id());
        assertThat(get(channel.members().join())).as("a change").isTrue();
        assertThat(get(channel.members().join())).as("a member already").isFalse();
    }

    @Test
    default void join_fromManyThreads_isOneChange() {
        ChannelId id = channel(chat()).id();
        ChatClient bob = client(chat());
        ChatClient bobElsewhere = get(elsewhere().actAs(bob.user().id()));
        List<Boolean> changes = get(Flux.range(0, 20)
                .flatMap(
                        i -> (i % 2 == 0 ? bob : bobElsewhere)
                                .channel(id)
                                .members()
                                .join()
                                .subscribeOn(Schedulers.parallel()),
                        20)
                .filter(changed -> changed)
                .collectList());
        assertThat(changes).as("one of 20 joins made the change").hasSize(1);
    }

    @Test
    default void join_notSubscribed_joinsNobody() {
        ChatClient bob = client(chat());
        Channel channel = bob.channel(channel(chat()).id());
        channel.members().join();
        assertThat(get(channel.members().contains(bob.user().id())))
                .as("nothing happens before subscribe")
                .isFalse();
    }

    @Test
    default void join_private_errorsWithForbidden() {
        Channel secret = client(chat()).channel(privateChannel(client(chat())).id());
        assertThat(failure(secret.members().join(), ForbiddenException.class, "nobody enters a private channel alone"))
                .returns(Reason.PRIVATE, ForbiddenException::reason);
    }

    @Test
    default void join_bySystem_changesNothing() {
        Channel channel = chat().system().channel(channel(chat()).id());
        assertThat(get(channel.members().join())).as("member of nothing").isFalse();
        assertThat(get(channel.members().contains(UserId.SYSTEM))).isFalse();
    }

    @Test
    default void join_survives_inTheStore() {
        ChatClient bob = client(chat());
        Channel channel = joined(bob, channel(chat()));
        assertThat(get(elsewhere()
                        .system()
                        .channel(channel.id())
                        .members()
                        .contains(bob.user().id())))
                .as("another process sees the membership at once")
                .isTrue();
    }

    @Test
    default void leave_endsTheMembership() {
        ChatClient bob = client(chat());
        Channel channel = joined(bob, channel(chat()));
        assertThat(get(channel.members().leave())).as("a change").isTrue();
        assertThat(get(channel.members().leave())).as("not a member any more").isFalse();
        assertThat(get(channel.members().contains(bob.user().id()))).isFalse();
        failure(channel.publish(Draft.text("one more thing")), ForbiddenException.class, "who has left writes no more");
    }

    @Test
    default void leave_byTheOwner_leavesTheChannelToTheApplication() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        assertThat(get(channel.members().leave())).as("a change").isTrue();
        get(channel.members().join());
        assertThat(get(channel.members().get(ada.user().id())).role())
                .as("who comes back is a member as others")
                .isEqualTo(Role.MEMBER);
        failure(ada.channels().delete(channel.id()), ForbiddenException.class, "not the owner any more");
        done(chat().system().channels().delete(channel.id()));
    }

    @Test
    default void get_tellsTheRole() {
        ChatClient ada = client(chat());
        ChatClient bob = client(chat());
        Channel channel = channel(ada);
        joined(bob, channel);
        assertThat(get(channel.members().get(ada.user().id())).role()).isEqualTo(Role.OWNER);
        assertThat(get(channel.members().get(bob.user().id())))
                .isEqualTo(new Member(bob.user().id(), Role.MEMBER, false, Optional.empty()));
        empty(channel.members().get(client(chat()).user().id()), "no member");
    }

    @Test
    default void add_byOwnerOrSystem_makesAMember() {
        Channel secret = privateChannel(client(chat()));
        ChatClient bob = client(chat());
        ChatClient eve = client(chat());
        assertThat(get(secret.members().add(bob.user().id()))).as("a change").isTrue();
        assertThat(get(secret.members().add(bob.user().id())))
                .as("a member already")
                .isFalse();
        assertThat(get(chat().system()
                        .channel(secret.id())
                        .members()
                        .add(eve.user().id())))
                .as("the application may")
                .isTrue();
        published(bob.channel(secret.id()), "thanks");
        published(eve.channel(secret.id()), "hello");
    }

    @Test
    default void addAndRemove_byOthers_errorWithForbidden() {
        Channel channel = channel(chat());
        ChatClient bob = client(chat());
        Channel bobs = joined(bob, channel);
        UserId eve = client(chat()).user().id();
        for (var change : List.of(
                bobs.members().add(eve), bobs.members().remove(bob.user().id()))) {
            assertThat(failure(change, ForbiddenException.class, "only moderators, the owner and the application may"))
                    .returns(Reason.ROLE_TOO_LOW, ForbiddenException::reason);
        }
        assertThat(get(channel.members().contains(eve))).as("nothing changed").isFalse();
    }

    @Test
    default void remove_byOwner_endsTheMembership() {
        Channel channel = channel(chat());
        ChatClient bob = client(chat());
        joined(bob, channel);
        assertThat(get(channel.members().remove(bob.user().id())))
                .as("a change")
                .isTrue();
        assertThat(get(channel.members().remove(bob.user().id())))
                .as("no member any more")
                .isFalse();
        assertThat(get(channel.members().contains(bob.user().id()))).isFalse();
    }

    @Test
    default void remove_readerOfAPrivateChannel_endsTheFeed() {
        Channel secret = privateChannel(client(chat()));
        ChatClient bob = client(elsewhere());
        get(secret.members().add(bob.user().id()));
        Probe<FeedEvent> feed = Probe.on(bob.channel(secret.id()).feed(StartAt.latest()));
        feed.next(CaughtUp.class, "a member may read");
        get(secret.members().remove(bob.user().id()));
        assertThat(feed.error(
                        "who may not read any more is shut out", idleCheck().plusSeconds(5)))
                .isInstanceOf(ForbiddenException.class);
    }

    @Test
    default void list_allPages_haveEveryMember() {
        Channel channel = channel(chat());
        Set<UserId> members = new HashSet<>(
                users(get(channel.members().list(PageRequest.first())).items()));
        for (int i = 0; i < 12; i++) {
            ChatClient member = client(chat());
            joined(member, channel);
            members.add(member.user().id());
        }
        assertThat(Set.copyOf(users(allPages(PageRequest.first().limit(5), channel.members()::list))))
                .as("who is a member all the time is on at least one page, and nobody else")
                .isEqualTo(members);
    }

    private static List<UserId> users(List<Member> members) {
        return members.stream().map(Member::user).toList();
    }

    @Test
    default void membership_changes_areInTheFeedInOrder() {
        Channel channel = channel(chat());
        ChatClient bob = client(chat());
        Probe<FeedEvent> feed = Probe.on(channel.feed(StartAt.latest()));
        feed.next(CaughtUp.class, "the feed is live");
        Receipt before = published(channel, "before");
        Channel bobs = joined(bob, channel);
        get(bobs.members().join());
        Receipt after = published(channel, "after");
        get(bobs.members().leave());
        Receipt last = published(channel, "last");
        assertThat(List.of(after.seq() - before.seq(), last.seq() - after.seq()))
                .as("a change of membership takes a place of its own, a repeated join takes none")
                .containsExactly(2L, 2L);
        List<FeedEvent> events = feed.next(5, "messages and changes in one order");
        assertThat(List.of(events.get(1), events.get(3)))
                .extracting(
                        e -> ((MembershipEvent) e).user(),
                        e -> ((MembershipEvent) e).change(),
                        e -> ((MembershipEvent) e).id().seq())
                .containsExactly(
                        tuple(bob.user().id(), Change.JOINED, before.seq() + 1),
                        tuple(bob.user().id(), Change.LEFT, after.seq() + 1));
    }

    @Test
    default void privateChannel_outsider_isForbiddenEverything() {
        Channel secret = privateChannel(client(chat()));
        Channel outside = client(chat()).channel(secret.id());
        EveryCall.allFail(EveryCall.onMessages(outside), ForbiddenException.class, "members only");
        EveryCall.allFail(EveryCall.onWorkers(outside), ForbiddenException.class, "the owner only");
        EveryCall.allFail(EveryCall.onModeration(outside), ForbiddenException.class, "moderators only");
        UserId owner = UserId.of("somebody");
        for (Publisher<?> call : List.of(
                outside.members().list(PageRequest.first()),
                outside.members().get(owner),
                outside.members().contains(owner))) {
            failure(call, ForbiddenException.class, "who belongs to a private channel is private");
        }
    }

    @Test
    default void unknownChannel_everyCall_errorsWithChannelNotFound() {
        ChannelId unknown = ChannelId.of(name("unknown"));
        EveryCall.allFail(
                EveryCall.on(client(chat()).channel(unknown)), ChannelNotFoundException.class, "B33: no such channel");
        EveryCall.allFail(
                EveryCall.on(chat().system().channel(unknown)), ChannelNotFoundException.class, "B33: no such channel");
    }

    @Test
    default void nullUser_throwsAtTheCall() {
        Channel channel = channel(chat());
        assertThatThrownBy(() -> channel.members().add(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> channel.members().remove(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> channel.members().get(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> channel.members().contains(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> channel.members().list(null)).isInstanceOf(InvalidArgumentException.class);
    }
}
