package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.allPages;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.privateChannel;
import static io.github.confab.chat.contract.Given.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.Conversation;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Member;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.Unread;
import io.github.confab.chat.model.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The promises of {@link io.github.confab.chat.Conversations}. */
public interface ConversationsContract extends ChatBackend {

    @Test
    default void direct_bothSides_isOneChannel() {
        ChatClient ada = client(chat());
        ChatClient bob = client(elsewhere());
        Channel adas = get(ada.conversations().direct(bob.user().id()));
        Channel bobs = get(bob.conversations().direct(ada.user().id()));
        assertThat(bobs.id()).isEqualTo(adas.id());
        Probe<StreamMessage> reader = Probe.on(bobs.subscribe(StartAt.oldest()));
        published(adas, "hello");
        assertThat(reader.next("a message between two").text()).isEqualTo("hello");
        assertThat(get(adas.info()).kind()).isEqualTo(ChannelKind.DIRECT);
        assertThat(get(adas.members().list(PageRequest.first())).items())
                .extracting(Member::user, Member::role)
                .containsExactlyInAnyOrder(
                        tuple(ada.user().id(), Role.MEMBER), tuple(bob.user().id(), Role.MEMBER));
    }

    @Test
    default void direct_by50AtOnce_isOneChannel() {
        ChatClient ada = client(chat());
        ChatClient bob = client(elsewhere());
        List<ChannelId> ids = get(Flux.range(0, 50)
                .flatMap(
                        i -> (i % 2 == 0
                                        ? ada.conversations().direct(bob.user().id())
                                        : bob.conversations().direct(ada.user().id()))
                                .subscribeOn(Schedulers.parallel()),
                        50)
                .map(Channel::id)
                .collectList());
        assertThat(new HashSet<>(ids)).as("one channel for 50 openers").hasSize(1);
        assertThat(get(ada.channel(ids.get(0)).members().list(PageRequest.first()))
                        .items())
                .hasSize(2);
        assertThat(mine(bob)).containsExactly(ids.get(0));
    }

    @Test
    default void direct_isClosedToOthers() {
        ChatClient ada = client(chat());
        ChatClient bob = client(chat());
        ChatClient eve = client(chat());
        Channel channel = get(ada.conversations().direct(bob.user().id()));
        UserId evesId = eve.user().id();
        for (Mono<?> call : List.of(
                channel.members().add(evesId),
                channel.members().remove(bob.user().id()),
                channel.moderation().invite(evesId),
                channel.moderation().ban(bob.user().id(), Term.forever()),
                chat().system().channel(channel.id()).members().add(evesId))) {
            assertThat(failure(call, ForbiddenException.class, "exactly two, for ever"))
                    .returns(Reason.DIRECT, ForbiddenException::reason);
        }
        assertThat(failure(eve.channel(channel.id()).members().join(), ForbiddenException.class, "not one of the two"))
                .returns(Reason.PRIVATE, ForbiddenException::reason);
        failure(ada.channels().delete(channel.id()), ForbiddenException.class, "neither can delete it");
        failure(
                ada.channels().update(channel.id(), ChannelUpdate.describe("x")),
                ForbiddenException.class,
                "neither can change it");
        failure(
                chat().system().channels().update(channel.id(), ChannelUpdate.rename(Given.name("d"))),
                ForbiddenException.class,
                "it has no name");
        assertThat(get(chat().system().channels().search("direct", PageRequest.first()))
                        .items())
                .as("never listed")
                .noneMatch(info -> info.id().equals(channel.id()));
    }

    @Test
    default void direct_leave_hidesItUntilSomethingHappens() {
        ChatClient ada = client(chat());
        ChatClient bob = client(elsewhere());
        Channel channel = get(ada.conversations().direct(bob.user().id()));
        published(channel, "hello");
        assertThat(get(channel.members().leave())).as("nobody leaves").isFalse();
        assertThat(mine(ada)).as("out of sight").isEmpty();
        assertThat(mine(bob)).as("of one side").containsExactly(channel.id());
        published(bob.channel(channel.id()), "still there?");
        assertThat(mine(ada)).as("something new").containsExactly(channel.id());
        get(channel.members().leave());
        get(ada.conversations().direct(bob.user().id()));
        assertThat(mine(ada)).as("opened again").containsExactly(channel.id());
    }

    @Test
    default void direct_deletedByTheApplication_canBeOpenedAnew() {
        ChatClient ada = client(chat());
        ChatClient bob = client(chat());
        Channel channel = get(ada.conversations().direct(bob.user().id()));
        done(chat().system().channels().delete(channel.id()));
        assertThat(mine(ada)).as("gone").isEmpty();
        published(get(bob.conversations().direct(ada.user().id())), "again");
        assertThat(mine(ada)).hasSize(1);
    }

    @Test
    default void direct_wrongOther_isRefused() {
        ChatClient ada = client(chat());
        var conversations = ada.conversations();
        assertThatThrownBy(() -> conversations.direct(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> conversations.direct(ada.user().id())).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> conversations.direct(UserId.SYSTEM)).isInstanceOf(InvalidArgumentException.class);
        failure(
                conversations.direct(UserId.of(Given.name("nobody"))),
                UserNotFoundException.class,
                "there is no such user");
        failure(
                chat().system().conversations().direct(ada.user().id()),
                ForbiddenException.class,
                "the application is a member of nothing");
    }

    @Test
    default void list_mostRecentActivityFirst() {
        ChatClient ada = client(chat());
        ChatClient bob = client(elsewhere());
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            channels.add(channel(chat()));
            joined(ada, channels.get(i));
        }
        Channel own = privateChannel(ada);
        Channel direct = get(bob.conversations().direct(ada.user().id()));
        Receipt middle = publishedAfter(mostRecent(ada), channels.get(2));
        Receipt last = publishedAfter(middle.id().timestamp(), channels.get(0));
        List<Conversation> all =
                get(ada.conversations().list(PageRequest.first())).items();
        assertThat(all).hasSize(6);
        assertThat(all.get(0).channel().id()).isEqualTo(channels.get(0).id());
        assertThat(all.get(0).lastActivity()).isEqualTo(last.id().timestamp());
        assertThat(all.get(0).role()).isEqualTo(Role.MEMBER);
        assertThat(all.get(1).channel().id()).isEqualTo(channels.get(2).id());
        assertThat(all).isSortedAccordingTo((a, b) -> b.lastActivity().compareTo(a.lastActivity()));
        assertThat(of(all, own).role()).isEqualTo(Role.OWNER);
        assertThat(of(all, own).peer()).isEmpty();
        assertThat(of(all, direct).peer()).contains(bob.user().id());
        assertThat(allPages(PageRequest.first().limit(2), ada.conversations()::list))
                .as("the same in pages")
                .isEqualTo(all);
    }

    @Test
    default void list_unread_isThatOfEachChannel() {
        ChatClient ada = client(chat());
        ChatClient bob = client(elsewhere());
        Channel quiet = channel(bob);
        Channel busy = channel(bob);
        joined(ada, quiet);
        joined(ada, busy);
        Channel direct = get(bob.conversations().direct(ada.user().id()));
        published(busy, 2);
        get(busy.publish(Draft.text("ada?").mentioning(ada.user().id())));
        published(direct, "ada!");
        List<Conversation> all =
                get(ada.conversations().list(PageRequest.first())).items();
        assertThat(of(all, quiet).unread()).isEqualTo(Unread.NOTHING);
        assertThat(of(all, busy).unread()).isEqualTo(new Unread(3, 1));
        assertThat(of(all, direct).unread()).isEqualTo(new Unread(1, 0));
        done(ada.channel(busy.id()).readMarks().markAll());
        assertThat(of(get(ada.conversations().list(PageRequest.first())).items(), busy)
                        .unread())
                .isEqualTo(Unread.NOTHING);
    }

    private static Instant mostRecent(ChatClient client) {
        return get(client.conversations().list(PageRequest.first()))
                .items()
                .get(0)
                .lastActivity();
    }

    /** Publishes until the store's clock is beyond a moment. */
    private static Receipt publishedAfter(Instant moment, Channel channel) {
        return Given.eventually("time goes on", channel.publish(Draft.text("tick")), tick -> tick.id()
                .timestamp()
                .isAfter(moment));
    }

    @Test
    default void list_followsMembership() {
        ChatClient ada = client(chat());
        Channel channel = channel(client(elsewhere()));
        Channel adas = ada.channel(channel.id());
        assertThat(mine(ada)).isEmpty();
        get(adas.members().join());
        assertThat(mine(ada)).as("joined").containsExactly(channel.id());
        get(adas.members().leave());
        assertThat(mine(ada)).as("left").isEmpty();
        get(channel.members().add(ada.user().id()));
        assertThat(mine(ada)).as("added").containsExactly(channel.id());
        get(channel.members().remove(ada.user().id()));
        assertThat(mine(ada)).as("removed").isEmpty();
        get(ada.channels().open(get(channel.info()).name().value()));
        assertThat(mine(ada)).as("opened").containsExactly(channel.id());
        get(channel.moderation().ban(ada.user().id(), Term.forever()));
        assertThat(mine(ada)).as("banned").isEmpty();
        Channel own = channel(ada);
        assertThat(mine(ada)).as("created").containsExactly(own.id());
        done(ada.channels().delete(own.id()));
        assertThat(mine(ada)).as("deleted").isEmpty();
    }

    @Test
    default void list_ofTheApplication_isEmpty() {
        assertThat(get(chat().system().conversations().list(PageRequest.first()))
                        .items())
                .isEmpty();
    }

    @Test
    default void list_foreignToken_throwsAtTheCall() {
        var conversations = client(chat()).conversations();
        assertThatThrownBy(() -> conversations.list(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> conversations.list(new PageRequest(5, Optional.of("abc"))))
                .isInstanceOf(InvalidArgumentException.class);
    }

    private static List<ChannelId> mine(ChatClient client) {
        return get(client.conversations().list(PageRequest.first())).items().stream()
                .map(conversation -> conversation.channel().id())
                .toList();
    }

    private static Conversation of(List<Conversation> all, Channel channel) {
        return all.stream()
                .filter(one -> one.channel().id().equals(channel.id()))
                .findFirst()
                .orElseThrow();
    }
}
