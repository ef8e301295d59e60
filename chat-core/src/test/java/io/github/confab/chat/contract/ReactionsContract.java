package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.allPages;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.eventually;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.privateChannel;
import static io.github.confab.chat.contract.Given.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.Reactions;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.MessageNotFoundException;
import io.github.confab.chat.model.ChannelPolicy;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.MessageChanged;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.FeedEvent.ReactionChanged;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessagePolicy;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Reaction;
import io.github.confab.chat.model.ReactionSummary;
import io.github.confab.chat.model.ReactionSummary.Count;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** The promises of {@link Reactions}. */
public interface ReactionsContract extends ChatBackend {

    Reaction LIKE = Reaction.of("\uD83D\uDC4D");
    Reaction FAMILY = Reaction.of("\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67");
    Reaction PARROT = Reaction.of(":party-parrot:");

    @Test
    default void add_andRemove_count() {
        Channel channel = channel(client(chat()));
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, channel);
        MessageId id = published(channel, "hello").id();
        assertThat(get(channel.reactions().add(id, LIKE))).as("a change").isTrue();
        assertThat(get(channel.reactions().add(id, LIKE))).as("given before").isFalse();
        assertThat(get(bobs.reactions().add(id, FAMILY))).isTrue();
        assertThat(get(bobs.reactions().add(id, LIKE))).isTrue();
        assertThat(summary(bobs, id).counts())
                .as("the first given first")
                .containsExactly(new Count(LIKE, 2), new Count(FAMILY, 1));
        assertThat(get(channel.reactions().remove(id, LIKE))).as("a change").isTrue();
        assertThat(get(channel.reactions().remove(id, LIKE))).as("again").isFalse();
        assertThat(get(channel.reactions().remove(id, PARROT)))
                .as("never given")
                .isFalse();
        assertThat(get(bobs.reactions().remove(id, LIKE))).isTrue();
        assertThat(summary(bobs, id).counts()).containsExactly(new Count(FAMILY, 1));
        get(bobs.reactions().add(id, LIKE));
        assertThat(summary(channel, id).counts())
                .as("given anew, it is the last")
                .containsExactly(new Count(FAMILY, 1), new Count(LIKE, 1));
        assertThat(summary(channel, id).count(PARROT)).isZero();
    }

    @Test
    default void toggle_givesAndTakesBack() {
        Channel channel = channel(client(chat()));
        MessageId id = published(channel, "hello").id();
        assertThat(get(channel.reactions().toggle(id, PARROT))).as("given").isTrue();
        assertThat(summary(channel, id).count(PARROT)).isEqualTo(1);
        assertThat(get(channel.reactions().toggle(id, PARROT))).as("taken back").isFalse();
        assertThat(summary(channel, id).counts()).isEmpty();
    }

    @Test
    default void history_andFeed_tellTheSame_fromEveryPlace() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Channel bobs = joined(client(elsewhere()), channel);
        Channel other = elsewhere().system().channel(channel.id());
        MessageId one = published(channel, "one").id();
        MessageId two = published(bobs, "two").id();
        Probe<FeedEvent> live = Probe.on(other.feed(StartAt.oldest()));
        Map<MessageId, StreamMessage> seen = untilCaughtUp(live);
        Probe<FeedEvent> near = Probe.on(channel.feed(StartAt.oldest()));
        Map<MessageId, StreamMessage> seenNear = untilCaughtUp(near);
        get(channel.reactions().add(one, LIKE));
        get(bobs.reactions().add(one, LIKE));
        get(bobs.reactions().toggle(two, FAMILY));
        get(channel.messages().edit(one, Draft.text("uno")));
        get(bobs.reactions().add(one, PARROT));
        get(channel.reactions().remove(one, LIKE));
        get(channel.reactions().add(two, PARROT));
        get(bobs.reactions().remove(two, FAMILY));
        MessageId last = published(channel, "last").id();
        ReactionSummary ones = summary(channel, one);
        assertThat(ones.counts()).containsExactly(new Count(LIKE, 1), new Count(PARROT, 1));
        List<StreamMessage> history = get(channel.history(HistoryQuery.oldest()).collectList());
        for (Probe<FeedEvent> feed : List.of(live, near)) {
            Map<MessageId, StreamMessage> folded = feed == live ? seen : seenNear;
            foldUntil(last, feed, folded);
            assertFolded(folded, history, "live");
            feed.cancel();
        }
        for (StreamMessage from : history) {
            for (Channel reader : List.of(channel, other)) {
                Probe<FeedEvent> late = Probe.on(reader.feed(StartAt.after(from.cursor())));
                Map<MessageId, StreamMessage> folded = new LinkedHashMap<>();
                history.forEach(message -> folded.put(message.id(), message));
                untilCaughtUp(late, folded);
                late.cancel();
                assertFolded(folded, history, "late, after " + from.text());
            }
        }
        Probe<FeedEvent> all = Probe.on(other.feed(StartAt.oldest()));
        assertFolded(untilCaughtUp(all), history, "late, from the beginning");
        all.cancel();
    }

    @Test
    default void feed_tellsWhoGaveWhat() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, channel);
        MessageId id = published(channel, "hello").id();
        Probe<FeedEvent> feed = Probe.on(channel.feed(StartAt.latest()));
        feed.next(FeedEvent.CaughtUp.class, "live");
        get(channel.reactions().add(id, FAMILY));
        get(bobs.reactions().add(id, FAMILY));
        get(channel.reactions().remove(id, FAMILY));
        ReactionChanged first = feed.next(ReactionChanged.class, "ada's");
        assertThat(first).isEqualTo(reaction(channel, first.id(), id, ada, FAMILY, true, 1));
        ReactionChanged second = feed.next(ReactionChanged.class, "bob's");
        assertThat(second).isEqualTo(reaction(channel, second.id(), id, bob, FAMILY, true, 2));
        ReactionChanged third = feed.next(ReactionChanged.class, "taken back");
        assertThat(third).isEqualTo(reaction(channel, third.id(), id, ada, FAMILY, false, 1));
        assertThat(summary(channel, id)).isEqualTo(new ReactionSummary(third.id(), List.of(new Count(FAMILY, 1))));
        feed.cancel();
    }

    @Test
    default void oneReactionEach_anotherReplacesIt() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        ChatClient bob = client(elsewhere());
        Channel bobs = joined(bob, channel);
        MessageId id = published(channel, "vote").id();
        get(bobs.reactions().add(id, LIKE));
        get(bobs.reactions().add(id, PARROT));
        govern(ada, channel, MessagePolicy.defaults().oneReactionEach(true));
        get(channel.reactions().add(id, LIKE));
        Probe<FeedEvent> feed = Probe.on(channel.feed(StartAt.latest()));
        feed.next(FeedEvent.CaughtUp.class, "live");
        StreamMessage before = get(channel.messages().get(id));
        assertThat(get(channel.reactions().add(id, FAMILY))).isTrue();
        ReactionChanged taken = feed.next(ReactionChanged.class, "the one before");
        ReactionChanged given = feed.next(ReactionChanged.class, "the new one");
        assertThat(taken).isEqualTo(reaction(channel, taken.id(), id, ada, LIKE, false, 1));
        assertThat(given).isEqualTo(reaction(channel, given.id(), id, ada, FAMILY, true, 1));
        assertThat(given.id().seq())
                .as("next to each other")
                .isEqualTo(taken.id().seq() + 1);
        StreamMessage after = get(channel.messages().get(id));
        assertThat(before.with(taken).with(given).state()).isEqualTo(after.state());
        assertThat(get(channel.reactions().add(id, FAMILY))).as("again").isFalse();
        assertThat(get(bobs.reactions().toggle(id, FAMILY)))
                .as("from before the policy there were two")
                .isTrue();
        assertThat(summary(bobs, id).counts()).containsExactly(new Count(FAMILY, 2));
        assertThat(get(bobs.reactions().toggle(id, FAMILY))).isFalse();
        assertThat(get(bobs.reactions().mine(List.of(id)))).isEmpty();
        feed.cancel();
    }

    @Test
    default void tooMany_areRefused() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        MessageId id = published(channel, "hello").id();
        List<Channel> people = List.of(
                channel,
                joined(client(chat()), channel),
                joined(client(chat()), channel),
                joined(client(chat()), channel));
        for (int i = 0; i < 50; i++) {
            get(people.get(i / 20).reactions().add(id, Reaction.of(":r" + i + ":")));
        }
        assertThat(failure(channel.reactions().add(id, Reaction.of(":r40:")), ForbiddenException.class, "20 of one"))
                .returns(Reason.TOO_MANY, ForbiddenException::reason);
        assertThat(failure(people.get(3).reactions().add(id, LIKE), ForbiddenException.class, "50 in all"))
                .returns(Reason.TOO_MANY, ForbiddenException::reason);
        assertThat(get(people.get(3).reactions().add(id, Reaction.of(":r49:"))))
                .as("one of those that are there")
                .isTrue();
        assertThat(summary(channel, id).counts()).hasSize(50).endsWith(new Count(Reaction.of(":r49:"), 2));
        get(channel.reactions().remove(id, Reaction.of(":r0:")));
        assertThat(get(people.get(3).reactions().add(id, LIKE)))
                .as("there is room")
                .isTrue();
        govern(ada, channel, MessagePolicy.defaults().oneReactionEach(true));
        assertThat(get(people.get(3).reactions().add(id, Reaction.of(":r1:")))).isTrue();
        assertThat(get(people.get(3).reactions().mine(List.of(id)))).containsEntry(id, Set.of(Reaction.of(":r1:")));
    }

    @Test
    default void who_givesPagesInTheOrderOfIds() {
        Channel channel = channel(client(chat()));
        MessageId id = published(channel, "hello").id();
        MessageId next = published(channel, "next").id();
        List<UserId> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ChatClient one = client(i % 2 == 0 ? chat() : elsewhere());
            get(joined(one, channel).reactions().add(id, LIKE));
            expected.add(one.user().id());
            get(one.channel(channel.id()).reactions().add(next, i % 2 == 0 ? LIKE : PARROT));
        }
        get(chat().system().channel(channel.id()).reactions().add(id, LIKE));
        expected.add(UserId.SYSTEM);
        Collections.sort(expected, (one, other) -> one.value().compareTo(other.value()));
        Reactions reactions = elsewhere().system().channel(channel.id()).reactions();
        assertThat(allPages(PageRequest.first().limit(3), page -> reactions.who(id, LIKE, page)))
                .containsExactlyElementsOf(expected);
        assertThat(get(reactions.who(id, LIKE, PageRequest.first().limit(8))).next())
                .as("exactly all of them")
                .isEmpty();
        assertThat(get(reactions.who(next, PARROT, PageRequest.first())).items())
                .hasSize(3);
        assertThat(get(reactions.who(id, FAMILY, PageRequest.first())))
                .as("nobody")
                .isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    @Test
    default void mine_saysWhatOneself_gives() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Channel bobs = joined(client(elsewhere()), channel);
        MessageId one = published(channel, "one").id();
        MessageId two = published(channel, "two").id();
        MessageId three = published(channel, "three").id();
        get(bobs.reactions().add(one, FAMILY));
        get(bobs.reactions().add(one, LIKE));
        get(channel.reactions().add(one, LIKE));
        get(channel.reactions().add(one, FAMILY));
        get(channel.reactions().add(three, PARROT));
        get(bobs.reactions().add(two, PARROT));
        MessageId wrong = new MessageId(one.millis() + 1, one.seq());
        List<MessageId> asked = List.of(MessageId.MIN, three, two, one, wrong, MessageId.MAX, one);
        Map<MessageId, Set<Reaction>> mine =
                get(ada.channel(channel.id()).reactions().mine(asked));
        assertThat(mine).isEqualTo(Map.of(one, Set.of(LIKE, FAMILY), three, Set.of(PARROT)));
        assertThat(mine.get(one)).as("as on the message").containsExactly(FAMILY, LIKE);
        assertThat(get(channel.reactions().mine(List.of()))).isEmpty();
        get(channel.messages().delete(one));
        assertThat(get(channel.reactions().mine(List.of(one, three)))).containsOnlyKeys(three);
        assertThat(get(channel.reactions().mine(Collections.nCopies(200, three))))
                .containsOnlyKeys(three);
    }

    @Test
    default void delete_forgetsThem() {
        Channel channel = channel(client(chat()));
        Channel bobs = joined(client(elsewhere()), channel);
        MessageId deleted = published(channel, "a").id();
        MessageId erased = published(channel, "b").id();
        Probe<FeedEvent> feed = Probe.on(bobs.feed(StartAt.oldest()));
        Map<MessageId, StreamMessage> seen = untilCaughtUp(feed);
        for (MessageId id : List.of(deleted, erased)) {
            get(channel.reactions().add(id, LIKE));
            get(bobs.reactions().add(id, LIKE));
        }
        get(channel.messages().delete(deleted));
        get(channel.messages().erase(erased));
        MessageId last = published(channel, "last").id();
        foldUntil(last, feed, seen);
        feed.cancel();
        List<StreamMessage> history = get(bobs.history(HistoryQuery.oldest()).collectList());
        assertFolded(seen, history, "live");
        Probe<FeedEvent> late = Probe.on(bobs.feed(StartAt.oldest()));
        assertFolded(untilCaughtUp(late), history, "late");
        late.cancel();
        for (MessageId id : List.of(deleted, erased)) {
            assertThat(summary(bobs, id)).isEqualTo(ReactionSummary.NONE);
            notFound(bobs.reactions(), id);
        }
    }

    @Test
    default void whatHasExpired_isNotFound() {
        Channel channel = channel(client(chat()));
        Draft draft = Draft.text("soon over").expiringAfter(Duration.ofSeconds(2));
        MessageId id = get(channel.publish(draft)).id();
        get(channel.reactions().add(id, LIKE));
        eventually("it expires", channel.messages().get(id), StreamMessage::isDeleted);
        // the clock that counts is the store's
        eventually("with what it was given", channel.reactions().mine(List.of(id)), Map::isEmpty);
        notFound(channel.reactions(), id);
    }

    @Test
    default void whatIsNoMessage_isNotFound() {
        Channel channel = channel(client(chat()));
        MessageId id = published(channel, "x").id();
        MessageId joinedEntry = new MessageId(id.millis(), id.seq() - 1);
        for (MessageId none : List.of(
                MessageId.MIN,
                MessageId.MAX,
                new MessageId(1, 1),
                new MessageId(id.millis() + 1, id.seq()),
                joinedEntry)) {
            notFound(channel.reactions(), none);
        }
    }

    @Test
    default void rights_ofThePolicy() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        MessageId id = published(channel, "x").id();
        Channel stranger = client(chat()).channel(channel.id());
        refused(stranger.reactions(), id, Reason.NOT_A_MEMBER);
        assertThat(get(stranger.reactions().who(id, LIKE, PageRequest.first())).items())
                .as("who may read may look")
                .isEmpty();
        ChatClient guest = client(elsewhere());
        Channel guests = joined(guest, channel);
        get(channel.moderation().assign(guest.user().id(), Role.GUEST));
        refused(guests.reactions(), id, Reason.ROLE_TOO_LOW);
        govern(ada, channel, MessagePolicy.defaults().react(Role.GUEST));
        assertThat(get(guests.reactions().add(id, LIKE)))
                .as("the policy lets them")
                .isTrue();
        done(channel.moderation().mute(guest.user().id(), Term.forever()));
        refused(guests.reactions(), id, Reason.MUTED);
        assertThat(get(guests.reactions().mine(List.of(id)))).as("may look").containsOnlyKeys(id);
        done(channel.moderation().ban(guest.user().id(), Term.forever()));
        refused(guests.reactions(), id, Reason.BANNED);
        forbidden(guests.reactions().who(id, LIKE, PageRequest.first()), Reason.BANNED);
        forbidden(guests.reactions().mine(List.of(id)), Reason.BANNED);
        assertThat(summary(channel, id).count(LIKE)).as("who leaves leaves it").isEqualTo(1);
        govern(ada, channel, MessagePolicy.defaults().react(Role.OWNER));
        Channel bobs = joined(client(chat()), channel);
        refused(bobs.reactions(), id, Reason.ROLE_TOO_LOW);
        assertThat(get(channel.reactions().toggle(id, LIKE))).as("the owner").isTrue();
        assertThat(get(chat().system().channel(channel.id()).reactions().add(id, LIKE)))
                .as("the application")
                .isTrue();
        Channel closed = privateChannel(ada);
        MessageId secret = published(closed, "s").id();
        Reactions outside = client(chat()).channel(closed.id()).reactions();
        forbidden(outside.who(secret, LIKE, PageRequest.first()), Reason.PRIVATE);
        forbidden(outside.mine(List.of(secret)), Reason.PRIVATE);
    }

    @Test
    default void manyAtOnce_areAllCounted() {
        Channel channel = channel(client(chat()));
        MessageId id = published(channel, "x").id();
        List<Channel> people = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            people.add(joined(client(i % 2 == 0 ? chat() : elsewhere()), channel));
        }
        // each of them five times to and fro at once: an odd number of toggles leaves it given
        List<Boolean> given = get(Flux.range(0, 40)
                .flatMap(i -> people.get(i % 8).reactions().toggle(id, LIKE))
                .collectList());
        assertThat(given).hasSize(40);
        assertThat(summary(channel, id).counts()).containsExactly(new Count(LIKE, 8));
        assertThat(get(channel.reactions().who(id, LIKE, PageRequest.first())).items())
                .hasSize(8);
    }

    @Test
    default void badArguments_throwAtTheCall() {
        Reactions reactions = channel(client(chat())).reactions();
        MessageId id = new MessageId(1, 1);
        PageRequest page = PageRequest.first();
        assertThatThrownBy(() -> reactions.add(null, LIKE)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> reactions.add(id, null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> reactions.remove(null, LIKE)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> reactions.toggle(id, null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> reactions.who(null, LIKE, page)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> reactions.who(id, null, page)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> reactions.who(id, LIKE, null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> reactions.mine(null)).isInstanceOf(InvalidArgumentException.class);
        List<MessageId> withNull = new ArrayList<>();
        withNull.add(null);
        assertThatThrownBy(() -> reactions.mine(withNull)).isInstanceOf(InvalidArgumentException.class);
        List<MessageId> tooMany = Collections.nCopies(201, id);
        assertThatThrownBy(() -> reactions.mine(tooMany)).isInstanceOf(InvalidArgumentException.class);
    }

    private static ReactionSummary summary(Channel channel, MessageId id) {
        return get(channel.messages().get(id)).state().reactions();
    }

    private static ReactionChanged reaction(
            Channel channel, MessageId at, MessageId of, ChatClient by, Reaction what, boolean given, long people) {
        return new ReactionChanged(channel.id(), at, of, by.user().id(), what, given, people);
    }

    private static void govern(ChatClient owner, Channel channel, MessagePolicy policy) {
        ChannelPolicy changed = ChannelPolicy.defaults().messages(policy);
        get(owner.channels().update(channel.id(), ChannelUpdate.govern(changed)));
    }

    private static void refused(Reactions reactions, MessageId id, Reason why) {
        forbidden(reactions.add(id, LIKE), why);
        forbidden(reactions.remove(id, LIKE), why);
        forbidden(reactions.toggle(id, LIKE), why);
    }

    private static void forbidden(Publisher<?> call, Reason why) {
        assertThat(failure(call, ForbiddenException.class, why.name())).returns(why, ForbiddenException::reason);
    }

    private static void notFound(Reactions reactions, MessageId none) {
        for (var call : List.<Publisher<?>>of(
                reactions.add(none, LIKE),
                reactions.remove(none, LIKE),
                reactions.toggle(none, LIKE),
                reactions.who(none, LIKE, PageRequest.first()))) {
            assertThat(failure(call, MessageNotFoundException.class, "of " + none))
                    .returns(none, MessageNotFoundException::message);
        }
    }

    private static Map<MessageId, StreamMessage> untilCaughtUp(Probe<FeedEvent> feed) {
        Map<MessageId, StreamMessage> seen = new LinkedHashMap<>();
        untilCaughtUp(feed, seen);
        return seen;
    }

    private static void untilCaughtUp(Probe<FeedEvent> feed, Map<MessageId, StreamMessage> seen) {
        FeedEvent event = feed.next("an event");
        while (!(event instanceof FeedEvent.CaughtUp)) {
            fold(event, seen);
            event = feed.next("an event");
        }
    }

    private static void foldUntil(MessageId last, Probe<FeedEvent> feed, Map<MessageId, StreamMessage> seen) {
        while (!seen.containsKey(last)) {
            fold(feed.next("an event"), seen);
        }
    }

    private static void fold(FeedEvent event, Map<MessageId, StreamMessage> seen) {
        if (event instanceof MessageEvent said) {
            seen.put(said.message().id(), said.message());
        } else if (event instanceof MessageChanged changed) {
            seen.computeIfPresent(changed.target(), (id, message) -> message.with(changed));
        }
    }

    private static void assertFolded(Map<MessageId, StreamMessage> folded, List<StreamMessage> history, String who) {
        assertThat(folded).hasSameSizeAs(history);
        for (StreamMessage message : history) {
            StreamMessage other = folded.get(message.id());
            assertThat(other.state())
                    .as("state of " + message.text() + ", " + who)
                    .isEqualTo(message.state());
            assertThat(other.text()).as(who).isEqualTo(message.text());
        }
    }
}
