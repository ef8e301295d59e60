package io.github.confab.chat.lettuce.engine.inbox;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Inbox;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.ReadMarkStore;
import io.github.confab.chat.lettuce.redis.ReadMarkStore.Place;
import io.github.confab.chat.lettuce.redis.ReadMarkStore.Question;
import io.github.confab.chat.lettuce.redis.ReadMarkStore.Tally;
import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CorruptEntry;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.FeedEvent.SignalEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.InboxEvent;
import io.github.confab.chat.model.InboxNotice;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The {@link Inbox} of a client: a channel that only the engine writes to and only this user reads, through the eyes of
 * the application. Until somebody writes to it or listens to it, it does not exist, which looks as if it were empty.
 */
public final class UserInbox implements Inbox {

    /** Longer than the answer to a command can be on its way. */
    private static final int MORE_LOOKS = 100;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Author author;
    private final Function<ChannelId, Channel> channels;
    private final Inboxes inboxes;
    private final ReadMarkStore marks;
    private final OpenGuard guard;
    private final Channel mine;

    /** @param channels a channel, reserved or not, as the application sees it while this client is open; what is
     *     pushed there says that it is of this user */
    public UserInbox(
            Author author,
            Function<ChannelId, Channel> channels,
            Inboxes inboxes,
            ReadMarkStore marks,
            OpenGuard guard) {
        this.author = author;
        this.channels = channels;
        this.inboxes = inboxes;
        this.marks = marks;
        this.guard = guard;
        this.mine = channels.apply(InboxIds.of(author.id()));
    }

    @Override
    public Flux<InboxEvent> feed(StartAt start) {
        Flux<FeedEvent> stored = mine.feed(start);
        Flux<FeedEvent> fromTheBeginning = mine.feed(begunEmpty(start));
        return stored.onErrorResume(ChannelNotFoundException.class, none -> created(fromTheBeginning))
                .<InboxEvent>handle((event, sink) -> {
                    InboxEvent told = told(event);
                    if (told != null) {
                        sink.next(told);
                    }
                });
    }

    /** There was nothing when the feed began, so all there is now is new. */
    private static StartAt begunEmpty(StartAt start) {
        return start.position() instanceof StartAt.Latest ? StartAt.oldest() : start;
    }

    private @Nullable InboxEvent told(FeedEvent event) {
        if (event instanceof MessageEvent said) {
            try {
                return Notices.read(said.message());
            } catch (CorruptEntryException unreadable) {
                return new CorruptEntry(mine.id(), said.message().id().toString(), unreadable.problem());
            }
        }
        return event instanceof InboxEvent other ? other : null;
    }

    @Override
    public Flux<InboxNotice> history(HistoryQuery query) {
        return mine.history(query)
                .onErrorResume(ChannelNotFoundException.class, none -> Flux.empty())
                .concatMap(UserInbox::readable);
    }

    private static Mono<InboxNotice> readable(StreamMessage stored) {
        return Mono.fromSupplier(() -> Notices.read(stored))
                .onErrorResume(CorruptEntryException.class, foreign -> Mono.empty());
    }

    @Override
    public Mono<Void> markRead(MessageId notice) {
        Arguments.present("notice", notice);
        return kept("mark the inbox as read", () -> marks.place(mine.id(), Author.SYSTEM.actor(), notice, false)
                .flatMap(place -> marks.mark(author.id(), mine.id(), place)));
    }

    @Override
    public Mono<Long> unread() {
        return kept("count the inbox", () -> marks.tally(mine.id(), Author.SYSTEM.actor())
                        .flatMap(this::unread))
                .defaultIfEmpty(0L);
    }

    private Mono<Long> unread(Tally tally) {
        return marks.marks(author.id(), List.of(new Question(mine.id(), tally))).map(found -> {
            long marked = found.get(0).mark().map(Place::ordinal).orElse(0L);
            return Math.max(0, tally.messages() - Math.max(tally.read(), marked));
        });
    }

    @Override
    public Flux<SignalEvent> signals() {
        return created(mine.signals());
    }

    @Override
    public Mono<Void> send(UserId user, Signal signal) {
        Arguments.present("user id", user);
        Arguments.present("signal", signal);
        ChannelId theirs = InboxIds.of(user);
        Mono<Void> push = channels.apply(theirs)
                .broadcast(signal)
                // without an inbox nobody has listened yet
                .onErrorResume(ChannelNotFoundException.class, none -> Mono.empty());
        return guard.whileOpen("signal user " + user, () -> maySignal(user)
                .flatMap(may -> may ? push : Mono.error(forbidden(theirs))));
    }

    /** The one place that says who may signal whom: the application, oneself, and whom one has a direct channel with. */
    private Mono<Boolean> maySignal(UserId user) {
        return author.trusted() || user.equals(author.id()) ? Mono.just(true) : inboxes.met(author.id(), user);
    }

    private ForbiddenException forbidden(ChannelId theirs) {
        return new ForbiddenException(theirs, author.id(), ForbiddenException.Reason.NO_DIRECT_CHANNEL);
    }

    /** What was asked before the inbox was made may be answered after it: "there is none". */
    private Retry whileNotSeen() {
        return Retry.fixedDelay(MORE_LOOKS, LOOK_AGAIN)
                .scheduler(inboxes.bounds().timers())
                .filter(ChannelNotFoundException.class::isInstance)
                .onRetryExhaustedThrow((spent, last) -> last.failure());
    }

    /** Made first, as long as that takes; ends with the client also while Redis is away. */
    private <T> Flux<T> created(Flux<T> then) {
        return guard.streamWhileOpen(
                "follow the inbox", () -> inboxes.create(mine.id()).thenMany(then.retryWhen(whileNotSeen())));
    }

    /** Empty if there is no inbox yet. */
    private <T> Mono<T> kept(String what, Supplier<Mono<T>> work) {
        return guard.whileOpen(
                what, () -> work.get().onErrorResume(ChannelNotFoundException.class, none -> Mono.empty()));
    }
}
