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
import static io.github.confab.chat.contract.Given.published;
import static io.github.confab.chat.contract.Given.textsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.IdempotencyConflictException;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.InboxNotice;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.ScheduleId;
import io.github.confab.chat.model.ScheduledMessage;
import io.github.confab.chat.model.ScheduledMessage.Failure;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The promises of {@link io.github.confab.chat.Schedule}. */
public interface ScheduleContract extends ChatBackend {

    Duration SOON = Duration.ofMillis(1500);

    private static Instant inAnHour() {
        return Instant.now().plusSeconds(3600);
    }

    /** On a machine that is too busy to ask in time, again. */
    private static ScheduledMessage soon(Channel channel, Draft draft) {
        return get(Mono.defer(() -> channel.schedule().at(Instant.now().plus(SOON), draft))
                .retry(5));
    }

    private static List<ScheduledMessage> scheduled(Channel channel) {
        return get(channel.schedule().list(PageRequest.first())).items();
    }

    private static ScheduledMessage refused(Channel channel) {
        return eventually(
                        "it was tried and refused",
                        channel.schedule().list(PageRequest.first()).map(page -> page.items().stream()
                                .filter(one -> one.failure().isPresent())
                                .toList()),
                        list -> !list.isEmpty())
                .get(0);
    }

    private static List<StreamMessage> history(Channel channel) {
        return get(channel.history(HistoryQuery.oldest()).collectList());
    }

    @Test
    default void at_due_isSentAsItsAuthor() {
        ChatClient ada = client(chat());
        ChatClient bob = client(elsewhere());
        Channel adas = channel(ada);
        Channel bobs = joined(bob, adas);
        Probe<StreamMessage> feed = Probe.on(bobs.subscribe(StartAt.oldest()));
        Draft draft = Draft.text("\"happy\"\n\u0645 birthday")
                .withAttribute("b", "2")
                .withAttribute("a", "1")
                .mentioning(bob.user().id());
        ScheduledMessage kept = soon(adas, draft);
        published(adas, "before");
        assertThat(feed.next("what is published meanwhile comes first").text()).isEqualTo("before");
        StreamMessage sent = feed.next("it is due");
        assertThat(sent.author().id()).isEqualTo(ada.user().id());
        assertThat(sent.author().username()).isEqualTo(ada.user().username());
        assertThat(sent.text()).isEqualTo(draft.text());
        assertThat(sent.attributes()).isEqualTo(draft.attributes());
        assertThat(sent.attributes().keySet()).as("in order").containsExactly("b", "a");
        assertThat(sent.mentions()).containsExactly(bob.user().id());
        assertThat(sent.timestamp()).as("not before it was due").isAfterOrEqualTo(kept.due());
        eventually(
                "the mentioned is told",
                bob.inbox().history(HistoryQuery.oldest()).collectList(),
                told -> told.stream()
                        .anyMatch(notice -> notice instanceof InboxNotice.Mention mention
                                && mention.message().equals(sent.id())));
        eventually("it waits no more", adas.schedule().list(PageRequest.first()), page -> page.items()
                .isEmpty());
        feed.cancel();
    }

    @Test
    default void at_notDue_isListedAndNotSent() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Instant due = inAnHour();
        Draft draft = Draft.text("later").withAttribute("a", "1").withKey(IdempotencyKey.of("k"));
        ScheduledMessage kept = get(channel.schedule().at(due, draft));
        assertThat(kept)
                .isEqualTo(new ScheduledMessage(
                        kept.id(),
                        channel.id(),
                        ada.user().id(),
                        Instant.ofEpochMilli(due.toEpochMilli()),
                        draft,
                        Optional.empty()));
        assertThat(scheduled(get(elsewhere().actAs(ada.user().id())).channel(channel.id())))
                .as("by another process, too")
                .containsExactly(kept);
        empty(channel.history(HistoryQuery.latest()), "nothing is sent yet");
    }

    @Test
    default void at_notSubscribed_schedulesNothing() {
        Channel channel = channel(chat());
        channel.schedule().at(inAnHour(), Draft.text("later"));
        assertThat(scheduled(channel)).as("nothing happens before subscribe").isEmpty();
    }

    @ParameterizedTest(name = "in {0} seconds")
    @ValueSource(longs = {0, -1, -3_000_000_000L, Long.MIN_VALUE, 367 * 86_400L, Long.MAX_VALUE})
    default void at_pastOrTooFarAhead_isRefused(long seconds) {
        Instant due = seconds == Long.MAX_VALUE
                ? Instant.MAX
                : seconds == Long.MIN_VALUE ? Instant.MIN : Instant.now().plusSeconds(seconds);
        Channel channel = channel(chat());
        assertThat(failure(
                        channel.schedule().at(due, Draft.text("never")),
                        InvalidArgumentException.class,
                        "by the clock of the store"))
                .hasMessageStartingWith("due time ");
        assertThat(scheduled(channel)).isEmpty();
    }

    @Test
    default void anyCall_wrongArgument_throwsAtTheCall() {
        Channel channel = channel(chat());
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> channel.schedule().at(null, Draft.text("x")),
                () -> channel.schedule().at(inAnHour(), null),
                () -> channel.schedule().at(inAnHour(), Draft.text("x".repeat(100_000))),
                () -> channel.schedule().list(null),
                () -> channel.schedule().cancel(null))) {
            assertThatThrownBy(call).isInstanceOf(InvalidArgumentException.class);
        }
    }

    @Test
    default void at_noMember_isForbidden() {
        Channel outside = client(chat()).channel(channel(chat()).id());
        assertThat(failure(
                        outside.schedule().at(inAnHour(), Draft.text("hi")), ForbiddenException.class, "members only"))
                .returns(Reason.NOT_A_MEMBER, ForbiddenException::reason);
    }

    @Test
    default void at_oneTooMany_isForbidden() {
        ChatClient ada = client(chat());
        Channel first = channel(ada);
        Channel second = channel(ada);
        Instant due = inAnHour();
        done(Flux.range(0, 100)
                .flatMap(i -> (i % 2 == 0 ? first : second).schedule().at(due, Draft.text("m" + i)), 10)
                .then());
        assertThat(failure(
                        second.schedule().at(due, Draft.text("one more")),
                        ForbiddenException.class,
                        "100 in all channels together"))
                .returns(Reason.TOO_MANY, ForbiddenException::reason);
        get(first.schedule().cancel(scheduled(first).get(0).id()));
        get(second.schedule().at(due, Draft.text("one more")));
        get(joined(client(chat()), first).schedule().at(due, Draft.text("of somebody else")));
    }

    @Test
    default void at_sameKey_isTheFirstOne() {
        Channel channel = channel(chat());
        IdempotencyKey key = IdempotencyKey.of("k");
        Draft draft = Draft.text("once").withKey(key);
        ScheduledMessage first = get(channel.schedule().at(inAnHour(), draft));
        assertThat(get(channel.schedule().at(inAnHour().plusSeconds(60), draft)))
                .as("what is there already")
                .isEqualTo(first);
        failure(
                channel.schedule().at(inAnHour(), Draft.text("twice").withKey(key)),
                IdempotencyConflictException.class,
                "the key names another one");
        assertThat(scheduled(channel)).containsExactly(first);
    }

    @Test
    default void list_pages_areOnesOwnOfThisChannelByDueTime() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Instant due = inAnHour();
        List<Integer> order = IntStream.range(0, 7).map(i -> i * 3 % 7).boxed().toList();
        for (int i : order) {
            get(channel.schedule().at(due.plusSeconds(i), Draft.text("m" + i)));
        }
        get(channel(ada).schedule().at(due, Draft.text("elsewhere")));
        get(joined(client(chat()), channel).schedule().at(due, Draft.text("of somebody else")));
        assertThat(allPages(PageRequest.first().limit(3), channel.schedule()::list).stream()
                        .map(one -> one.draft().text()))
                .containsExactlyElementsOf(Given.texts(0, 7));
    }

    @Test
    default void cancel_waiting_isNeverSent() {
        Channel channel = channel(chat());
        ScheduledMessage taken = soon(channel, Draft.text("cancelled"));
        while (!get(channel.schedule().cancel(taken.id()))) {
            // a machine that is too busy to be in time
            taken = soon(channel, Draft.text("cancelled"));
        }
        assertThat(get(channel.schedule().cancel(taken.id())))
                .as("no such message any more")
                .isFalse();
        assertThat(scheduled(channel)).isEmpty();
        long before = history(channel).size();
        soon(channel, Draft.text("due after it"));
        eventually(
                "the later one is sent", channel.history(HistoryQuery.oldest()).collectList(), all -> textsOf(all)
                        .contains("due after it"));
        assertThat(history(channel)).as("and no other").hasSize((int) before + 1);
    }

    @Test
    default void cancel_ofSomebodyElseOrElsewhere_isNone() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        ScheduleId id =
                get(channel.schedule().at(inAnHour(), Draft.text("mine"))).id();
        for (Channel other : List.of(
                joined(client(chat()), channel), channel(ada), chat().system().channel(channel.id()))) {
            assertThat(get(other.schedule().cancel(id))).isFalse();
        }
        assertThat(scheduled(channel)).hasSize(1);
    }

    @Test
    default void due_authorHasLeft_isKeptAsRefused() {
        Channel channel = channel(chat());
        Channel bobs = joined(client(elsewhere()), channel);
        ScheduledMessage kept = soon(bobs, Draft.text("goodbye"));
        get(bobs.members().leave());
        ScheduledMessage refused = refused(bobs);
        assertThat(refused.failure()).contains(Failure.NOT_A_MEMBER);
        assertThat(refused.id()).isEqualTo(kept.id());
        assertThat(refused.draft()).as("to be sent by other means").isEqualTo(kept.draft());
        assertThat(get(bobs.schedule().cancel(kept.id()))).isTrue();
        assertThat(scheduled(bobs)).isEmpty();
        empty(channel.history(HistoryQuery.latest()), "nobody speaks who is not there");
    }

    @Test
    default void due_authorIsMuted_isKeptAsRefused() {
        ChatClient bob = client(chat());
        Channel channel = channel(chat());
        Channel bobs = joined(bob, channel);
        soon(bobs, Draft.text("blah"));
        get(channel.moderation().mute(bob.user().id(), Term.forever()));
        assertThat(refused(bobs).failure()).contains(Failure.MUTED);
    }

    @Test
    default void due_accountDeactivated_isKeptAsRefused() {
        ChatClient bob = client(chat());
        UserId him = bob.user().id();
        Channel bobs = joined(bob, channel(chat()));
        soon(bobs, Draft.text("blah"));
        get(chat().users().admin().deactivate(him));
        assertThat(refused(bobs).failure()).contains(Failure.DEACTIVATED);
    }

    @Test
    default void due_clientClosed_isSentStill() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        soon(channel, Draft.text("from beyond"));
        done(ada.close());
        eventually(
                "nobody needs to be logged in",
                chat().system()
                        .channel(channel.id())
                        .history(HistoryQuery.latest())
                        .collectList(),
                all -> textsOf(all).equals(List.of("from beyond")));
    }

    @Test
    default void due_ofTheApplication_isSentAsIt() {
        Channel system = chat().system().channel(channel(chat()).id());
        soon(system, Draft.text("maintenance tonight"));
        StreamMessage sent = eventually(
                        "it is due", system.history(HistoryQuery.latest()).collectList(), all -> !all.isEmpty())
                .get(0);
        assertThat(sent.author().id()).isEqualTo(UserId.SYSTEM);
    }

    @Test
    default void due_manyAtOnce_areEachSentOnce() {
        Channel channel = channel(chat());
        done(Flux.range(0, 60)
                .flatMap(i -> Mono.defer(
                                () -> channel.schedule().at(Instant.now().plus(SOON), Draft.text("m" + i)))
                        .retry(5))
                .then());
        eventually("all are sent", channel.schedule().list(PageRequest.first()), page -> page.items()
                .isEmpty());
        assertThat(get(channel.history(HistoryQuery.oldest().limit(1000))
                        .map(StreamMessage::text)
                        .collectList()))
                .as("by whichever process")
                .containsExactlyInAnyOrderElementsOf(Given.texts(0, 60));
    }

    @Test
    default void erase_ofTheAccount_dropsWhatItScheduled() {
        ChatClient bob = client(chat());
        Channel bobs = joined(bob, channel(chat()));
        get(bobs.schedule().at(inAnHour(), Draft.text("later")));
        get(chat().users().admin().erase(bob.user().id()));
        assertThat(scheduled(bobs)).isEmpty();
    }
}
