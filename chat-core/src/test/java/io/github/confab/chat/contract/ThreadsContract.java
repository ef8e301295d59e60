package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Expect.empty;
import static io.github.confab.chat.contract.Expect.failure;
import static io.github.confab.chat.contract.Given.allPages;
import static io.github.confab.chat.contract.Given.channel;
import static io.github.confab.chat.contract.Given.client;
import static io.github.confab.chat.contract.Given.done;
import static io.github.confab.chat.contract.Given.get;
import static io.github.confab.chat.contract.Given.joined;
import static io.github.confab.chat.contract.Given.published;
import static io.github.confab.chat.contract.Given.texts;
import static io.github.confab.chat.contract.Given.textsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.Channel;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.error.MessageNotFoundException;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.MembershipEvent;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.InboxNotice;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.ThreadSummary;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.WorkEvent;
import io.github.confab.chat.model.WorkerGroup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The promises of {@link io.github.confab.chat.Threads}, and of messages that reply. */
public interface ThreadsContract extends ChatBackend {

    private static Receipt replied(Channel channel, MessageId to, String text) {
        return get(channel.publish(Draft.text(text).replyingTo(to)));
    }

    private static ThreadSummary thread(Channel channel, MessageId root) {
        return get(channel.messages().get(root)).state().thread();
    }

    private static List<InboxNotice> kept(ChatClient client) {
        return get(client.inbox().history(HistoryQuery.latest().limit(1000)).collectList());
    }

    @Test
    default void reply_belongsToTheThreadOfWhatItAnswers() {
        Channel channel = channel(client(chat()));
        Receipt root = published(channel, "root");
        Receipt first = replied(channel, root.id(), "first");
        Receipt second = get(channel.produce(Draft.text("second").replyingTo(first.id())));
        published(channel, "beside it");
        Channel seen = elsewhere().system().channel(channel.id());
        StreamMessage found = get(seen.messages().get(second.id()));
        assertThat(found.replyTo()).as("what it answers").contains(first.id());
        assertThat(found.thread())
                .as("a reply to a reply is in the same thread")
                .contains(root.id());
        StreamMessage began = get(seen.messages().get(root.id()));
        assertThat(began.state().thread()).isEqualTo(new ThreadSummary(2, second.id()));
        assertThat(began.thread()).as("it began it, and belongs to none").isEmpty();
        assertThat(thread(channel, first.id())).isEqualTo(ThreadSummary.NONE);
        assertThat(textsOf(get(
                        seen.threads().replies(root.id(), HistoryQuery.latest()).collectList())))
                .containsExactly("first", "second");
        assertThat(textsOf(get(seen.threads()
                        .replies(first.id(), HistoryQuery.latest())
                        .collectList())))
                .as("a reply stands for its root")
                .containsExactly("first", "second");
    }

    @Test
    default void reply_whileAFeedIsLive_saysItsThread() {
        Channel channel = channel(client(chat()));
        Receipt root = published(channel, "root");
        Probe<FeedEvent> feed =
                Probe.on(elsewhere().system().channel(channel.id()).feed(StartAt.oldest()));
        StreamMessage began = feed.next(MessageEvent.class, "the root").message();
        replied(channel, root.id(), "a");
        Receipt last = replied(channel, root.id(), "b");
        StreamMessage a = feed.next(MessageEvent.class, "a").message();
        StreamMessage b = feed.next(MessageEvent.class, "b").message();
        assertThat(List.of(a.thread(), b.thread()))
                .allSatisfy(thread -> assertThat(thread).contains(root.id()));
        StreamMessage folded = began.withReply(a).withReply(b);
        assertThat(folded.state().thread()).isEqualTo(new ThreadSummary(2, last.id()));
        assertThat(folded.withReply(a).withReply(b)).as("twice is once").isEqualTo(folded);
        assertThat(get(channel.messages().get(root.id())).state())
                .as("what it folds to is what history shows")
                .isEqualTo(folded.state());
        feed.cancel();
    }

    @Test
    default void reply_inABatch_keepsTheOrderAndTheCount() {
        Channel channel = channel(client(chat()));
        Receipt root = published(channel, "root");
        List<Receipt> receipts = get(Flux.range(0, 150)
                .flatMapSequential(i -> channel.publish(
                        i % 3 == 0 ? Draft.text("m" + i) : Draft.text("m" + i).replyingTo(root.id())))
                .collectList());
        ThreadSummary thread = thread(channel, root.id());
        assertThat(thread).isEqualTo(new ThreadSummary(100, receipts.get(149).id()));
        List<StreamMessage> all =
                get(channel.history(HistoryQuery.latest().limit(150)).collectList());
        assertThat(textsOf(all)).isEqualTo(texts(0, 150));
        assertThat(all.stream().filter(message -> message.thread().isPresent())).hasSize(100);
        List<StreamMessage> replies = get(channel.threads()
                .replies(root.id(), HistoryQuery.oldest().limit(1000))
                .collectList());
        assertThat(replies).as("more than one page").hasSize(100).isSortedAccordingTo((x, y) -> x.id().compareTo(
                        y.id()));
        MessageId middle = replies.get(50).id();
        assertThat(get(channel.threads()
                        .replies(root.id(), HistoryQuery.before(middle).limit(2))
                        .collectList()))
                .extracting(StreamMessage::id)
                .containsExactly(replies.get(48).id(), replies.get(49).id());
        assertThat(get(channel.threads()
                        .replies(root.id(), HistoryQuery.after(middle).limit(70))
                        .collectList()))
                .extracting(StreamMessage::id)
                .containsExactlyElementsOf(
                        replies.subList(51, 100).stream().map(StreamMessage::id).toList());
        assertThat(get(channel.threads()
                        .replies(root.id(), HistoryQuery.latest().limit(80))
                        .collectList()))
                .extracting(StreamMessage::id)
                .containsExactlyElementsOf(
                        replies.subList(20, 100).stream().map(StreamMessage::id).toList());
    }

    @Test
    default void reply_toWhatIsNotThere_isNotFound() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        Channel other = channel(ada);
        Probe<FeedEvent> feed = Probe.on(channel.feed(StartAt.oldest()));
        joined(client(chat()), channel);
        MessageId join = feed.next(MembershipEvent.class, "somebody came").id();
        feed.cancel();
        Receipt deleted = published(channel, "deleted");
        Receipt erased = published(channel, "erased");
        get(channel.messages().delete(deleted.id()));
        get(channel.messages().erase(erased.id()));
        published(other, "there");
        published(other, "there");
        MessageId elsewhere = published(other, "there").id();
        MessageId never = new MessageId(erased.id().millis(), erased.id().seq() + 1000);
        MessageId wrongTime = new MessageId(1, erased.id().seq() + 1);
        for (MessageId id :
                List.of(join, deleted.id(), erased.id(), elsewhere, never, wrongTime, MessageId.MIN, MessageId.MAX)) {
            var refused = failure(
                    channel.publish(Draft.text("to nothing").replyingTo(id)),
                    MessageNotFoundException.class,
                    "to " + id);
            assertThat(refused.message()).isEqualTo(id);
            assertThat(refused.channel()).isEqualTo(channel.id());
            failure(
                    channel.produce(Draft.text("to nothing").replyingTo(id)),
                    MessageNotFoundException.class,
                    "p " + id);
        }
        published(channel, "the only one");
        assertThat(textsOf(get(channel.history(HistoryQuery.latest().limit(1)).collectList())))
                .as("nothing was stored")
                .containsExactly("the only one");
    }

    @Test
    default void reply_inAThreadWhoseRootIsDeleted_belongsToIt() {
        Channel channel = channel(client(chat()));
        Receipt root = published(channel, "root");
        Receipt first = replied(channel, root.id(), "first");
        get(channel.messages().erase(root.id()));
        Receipt second = replied(channel, first.id(), "second");
        assertThat(get(channel.messages().get(second.id())).thread()).contains(root.id());
        StreamMessage began = get(channel.messages().get(root.id()));
        assertThat(began.isDeleted()).isTrue();
        assertThat(began.state().thread()).isEqualTo(new ThreadSummary(2, second.id()));
    }

    @Test
    default void reply_repeatedWithItsKey_isStoredOnce() {
        Channel channel = channel(client(chat()));
        Receipt root = published(channel, "root");
        Draft draft = Draft.text("once").withKey(IdempotencyKey.of("k1")).replyingTo(root.id());
        Receipt first = get(channel.publish(draft));
        get(channel.messages().delete(root.id()));
        Receipt again = get(elsewhere()
                .actAs(get(channel.messages().get(first.id())).author().id())
                .flatMap(ada -> ada.channel(channel.id()).publish(draft)));
        assertThat(again.duplicate())
                .as("also when it could not be stored any more")
                .isTrue();
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(thread(channel, root.id()).replies()).isEqualTo(1);
    }

    @Test
    default void replies_areShownAsTheyStandNow() {
        Channel channel = channel(client(chat()));
        Receipt root = published(channel, "root");
        Receipt edited = replied(channel, root.id(), "a");
        Receipt deleted = replied(channel, root.id(), "b");
        Receipt erased = replied(channel, root.id(), "c");
        replied(channel, root.id(), "d");
        get(channel.messages().edit(edited.id(), Draft.text("a2")));
        get(channel.messages().delete(deleted.id()));
        get(channel.messages().erase(erased.id()));
        List<StreamMessage> replies =
                get(channel.threads().replies(root.id(), HistoryQuery.latest()).collectList());
        assertThat(textsOf(replies)).containsExactly("a2", "", "", "d");
        assertThat(replies).extracting(StreamMessage::thread).containsOnly(Optional.of(root.id()));
        assertThat(replies.get(2).replyTo()).as("of an erased one").isEmpty();
        assertThat(replies).extracting(StreamMessage::isDeleted).containsExactly(false, true, true, false);
        assertThat(thread(channel, root.id()).replies())
                .as("deleted ones count")
                .isEqualTo(4);
        empty(channel.threads().replies(new MessageId(1, 1), HistoryQuery.latest()), "no such message");
        empty(channel.threads().replies(published(channel, "alone").id(), HistoryQuery.latest()), "nobody replied");
    }

    @Test
    default void consume_ofAReply_saysItsThread() {
        Channel channel = channel(client(chat()));
        Receipt root = published(channel, "root");
        get(channel.produce(Draft.text("reply").replyingTo(root.id())));
        Probe<WorkEvent> work = Probe.on(channel.consume(
                WorkerGroup.of("g").startingAt(StartAt.oldest()).concurrency(1), message -> Mono.just(Outcome.done())));
        StreamMessage began = work.next(WorkEvent.Processed.class, "the root").message();
        StreamMessage reply = work.next(WorkEvent.Processed.class, "the reply").message();
        assertThat(began.thread()).isEmpty();
        assertThat(reply.thread()).contains(root.id());
        assertThat(reply.replyTo()).contains(root.id());
        work.cancel();
    }

    @Test
    default void follow_ofThoseWhoWrite_comesByItself() {
        ChatClient ada = client(chat());
        ChatClient bob = client(chat());
        ChatClient eve = client(chat());
        Channel channel = channel(ada);
        Channel bobs = joined(bob, channel);
        Channel eves = joined(eve, channel);
        Receipt root = published(channel, "root");
        assertThat(get(channel.threads().followers(root.id(), PageRequest.first()))
                        .items())
                .isEmpty();
        Receipt first = replied(bobs, root.id(), "first");
        assertThat(allPages(
                        PageRequest.first().limit(1), page -> channel.threads().followers(root.id(), page)))
                .containsExactlyInAnyOrder(ada.user().id(), bob.user().id());
        assertThat(get(channel.threads().unread(root.id()))).as("who began it").isEqualTo(1);
        assertThat(get(bobs.threads().unread(root.id()))).as("who wrote it").isZero();
        assertThat(get(eves.threads().unread(root.id())))
                .as("who does not follow")
                .isZero();
        assertThat(get(eves.threads().follow(root.id()))).isTrue();
        assertThat(get(eves.threads().follow(first.id())))
                .as("again, by a reply")
                .isFalse();
        Receipt second = replied(bobs, root.id(), "second");
        Receipt third = replied(bobs, first.id(), "third");
        assertThat(get(eves.threads().unread(root.id()))).as("since").isEqualTo(2);
        assertThat(get(channel.threads().unread(root.id()))).isEqualTo(3);
        done(channel.threads().markRead(root.id(), second.id()));
        assertThat(get(channel.threads().unread(root.id()))).isEqualTo(1);
        done(channel.threads().markRead(root.id(), first.id()));
        assertThat(get(channel.threads().unread(root.id()))).as("never back").isEqualTo(1);
        done(channel.threads().markRead(third.id(), MessageId.MAX));
        assertThat(get(channel.threads().unread(root.id()))).isZero();
        replied(bobs, root.id(), "fourth");
        assertThat(get(channel.threads().unread(root.id())))
                .as("beyond the last is the last")
                .isEqualTo(1);
        replied(channel, root.id(), "own");
        assertThat(get(channel.threads().unread(root.id()))).as("own reply").isZero();
    }

    @Test
    default void unfollow_holdsUntilOnesOwnReply() {
        ChatClient ada = client(chat());
        Channel channel = channel(ada);
        ChatClient bob = client(chat());
        Channel bobs = joined(bob, channel);
        Receipt root = published(channel, "root");
        replied(bobs, root.id(), "1");
        assertThat(get(channel.threads().unfollow(root.id()))).isTrue();
        assertThat(get(channel.threads().unfollow(root.id()))).isFalse();
        replied(bobs, root.id(), "2");
        assertThat(get(channel.threads().followers(root.id(), PageRequest.first()))
                        .items())
                .containsExactly(bob.user().id());
        assertThat(get(channel.threads().unread(root.id()))).isZero();
        done(channel.threads().markRead(root.id(), root.id()));
        replied(channel, root.id(), "3");
        assertThat(get(channel.threads().followers(root.id(), PageRequest.first()))
                        .items())
                .containsExactlyInAnyOrder(ada.user().id(), bob.user().id());
        done(bobs.members().leave());
        assertThat(get(channel.threads().followers(root.id(), PageRequest.first()))
                        .items())
                .as("members only")
                .containsExactly(ada.user().id());
        assertThat(get(bobs.threads().unfollow(root.id())))
                .as("also who has left")
                .isTrue();
    }

    @Test
    default void follow_isForMembersAndOfMessages() {
        Channel channel = channel(client(chat()));
        Receipt root = published(channel, "root");
        Channel outside = client(chat()).channel(channel.id());
        assertThat(failure(outside.threads().follow(root.id()), ForbiddenException.class, "no member")
                        .reason())
                .isEqualTo(Reason.NOT_A_MEMBER);
        failure(channel.threads().follow(new MessageId(1, 1)), MessageNotFoundException.class, "no such message");
        Channel system = chat().system().channel(channel.id());
        assertThat(get(system.threads().follow(root.id())))
                .as("the application")
                .isFalse();
        replied(system, root.id(), "of the application");
        assertThat(get(system.threads().unread(root.id()))).isZero();
        assertThat(get(outside.threads()
                        .replies(root.id(), HistoryQuery.latest())
                        .collectList()))
                .as("who may read may read threads")
                .hasSize(1);
        assertThat(get(outside.threads().unread(root.id()))).isZero();
    }

    @Test
    default void followers_areToldOfReplies_theMentionedOfTheMention() {
        ChatClient ada = client(chat());
        ChatClient bob = client(chat());
        ChatClient eve = client(chat());
        Channel channel = channel(ada);
        Channel bobs = joined(bob, channel);
        Channel eves = joined(eve, channel);
        UserId adaId = ada.user().id();
        Receipt root = published(channel, "root");
        Receipt first = replied(bobs, root.id(), "first");
        get(eves.threads().follow(root.id()));
        Receipt second =
                get(bobs.publish(Draft.text("look, Ada").mentioning(adaId).replyingTo(first.id())));
        assertThat(kept(ada))
                .satisfiesExactly(
                        told -> assertThat(told)
                                .isEqualTo(new InboxNotice.Reply(
                                        told.cursor(), bob.user().id(), channel.id(), first.id(), root.id())),
                        told -> assertThat(told)
                                .isEqualTo(new InboxNotice.Mention(
                                        told.cursor(), bob.user().id(), channel.id(), second.id())));
        assertThat(kept(eve)).satisfiesExactly(told -> assertThat(told)
                .isEqualTo(
                        new InboxNotice.Reply(told.cursor(), bob.user().id(), channel.id(), second.id(), root.id())));
        assertThat(kept(bob)).as("nobody is told of their own").isEmpty();
        Channel direct = get(ada.conversations().direct(bob.user().id()));
        Receipt asked = published(direct, "just us");
        replied(bob.channel(direct.id()), asked.id(), "yes");
        assertThat(kept(ada).stream().filter(told -> told instanceof InboxNotice.Reply))
                .as("in a direct channel each message is told anyway")
                .hasSize(1);
    }

    @Test
    default void threads_badArguments_throwAtTheCall() {
        Channel channel = channel(client(chat()));
        var threads = channel.threads();
        MessageId id = new MessageId(1, 1);
        for (Runnable call : List.<Runnable>of(
                () -> threads.replies(null, HistoryQuery.latest()),
                () -> threads.replies(id, null),
                () -> threads.follow(null),
                () -> threads.unfollow(null),
                () -> threads.followers(null, PageRequest.first()),
                () -> threads.followers(id, null),
                () -> threads.markRead(null, id),
                () -> threads.markRead(id, null),
                () -> threads.unread(null))) {
            assertThatThrownBy(call::run).isExactlyInstanceOf(InvalidArgumentException.class);
        }
    }
}
