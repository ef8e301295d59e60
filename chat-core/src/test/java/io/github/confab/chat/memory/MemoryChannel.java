package io.github.confab.chat.memory;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Members;
import io.github.confab.chat.Messages;
import io.github.confab.chat.Moderation;
import io.github.confab.chat.Pins;
import io.github.confab.chat.Presence;
import io.github.confab.chat.Reactions;
import io.github.confab.chat.ReadMarks;
import io.github.confab.chat.Schedule;
import io.github.confab.chat.Threads;
import io.github.confab.chat.Typing;
import io.github.confab.chat.Workers;
import io.github.confab.chat.error.DiscontinuityException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.SignalEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.SearchPage;
import io.github.confab.chat.model.SearchQuery;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StartAt.Discontinuity;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.WorkEvent;
import io.github.confab.chat.model.WorkerGroup;
import java.time.Duration;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/** A channel, as one user sees it. */
final class MemoryChannel implements Channel {

    private final ChannelId id;
    private final Session session;
    private final UserId me;
    private final Visits visits;

    MemoryChannel(ChannelId id, Session session, Visits visits) {
        this.id = id;
        this.session = session;
        this.visits = visits;
        this.me = session.user().id();
    }

    @Override
    public ChannelId id() {
        return id;
    }

    @Override
    public Mono<ChannelInfo> info() {
        return session.lifetime().ask("read channel " + id, () -> {
            ChannelState channel = channel();
            if (!channel.mayKnow(me)) {
                throw new ForbiddenException(id, me, ForbiddenException.Reason.PRIVATE);
            }
            return channel.info();
        });
    }

    @Override
    public Members members() {
        return new MemoryMembers(id, session);
    }

    @Override
    public Moderation moderation() {
        return new MemoryModeration(id, session);
    }

    @Override
    public Presence presence() {
        return new MemoryPresence(id, session, visits);
    }

    @Override
    public Workers workers() {
        return new MemoryWorkers(id, session);
    }

    @Override
    public ReadMarks readMarks() {
        return new MemoryReadMarks(id, session);
    }

    @Override
    public Typing typing() {
        return new MemoryTyping(this, session);
    }

    @Override
    public Schedule schedule() {
        return new MemorySchedule(id, session);
    }

    @Override
    public Messages messages() {
        return new MemoryMessages(id, session);
    }

    @Override
    public Reactions reactions() {
        return new MemoryReactions(id, session);
    }

    @Override
    public Threads threads() {
        return new MemoryThreads(id, session);
    }

    @Override
    public Pins pins() {
        return new MemoryPins(id, session);
    }

    @Override
    public Mono<Receipt> publish(Draft draft) {
        return append("publish to", Arguments.draft(draft), true);
    }

    @Override
    public Mono<Receipt> produce(Draft draft) {
        return append("produce to", Arguments.draft(draft), false);
    }

    private Mono<Receipt> append(String what, Draft draft, boolean pushed) {
        return session.lifetime().ask(what + " channel " + id, () -> {
            ChannelState channel = channel();
            channel.onMessages(MessageActs::expire);
            MemoryMentions mentions = new MemoryMentions(channel, session);
            Receipt receipt = channel.append(session.user(), draft, mentions.said(draft), pushed);
            draft.expiry().ifPresent(life -> expireAfter(life, channel));
            session.typing().remove(id);
            channel.log().at(receipt.seq()).ifPresent(entry -> {
                tellOthers(channel, entry);
                if (entry instanceof LogEntry.Said said) {
                    mentions.tell(said);
                    tellFollowers(channel, said.message());
                }
            });
            return receipt;
        });
    }

    /** While this client lives; after that, whoever writes next erases what has expired. */
    private void expireAfter(Duration life, ChannelState channel) {
        Alarm alarm = new Alarm(session.scheduler(), () -> channel.onMessages(MessageActs::expire));
        alarm.set(life);
        session.lifetime().onClose(alarm::dispose);
    }

    private void tellOthers(ChannelState channel, LogEntry entry) {
        if (channel.info().kind() == ChannelKind.DIRECT) {
            channel.people(people -> people.others(me))
                    .forEach(user -> session.store().inboxes().tell(user, "direct", me, id, entry.id()));
        }
    }

    private void tellFollowers(ChannelState channel, StreamMessage reply) {
        if (reply.thread().isEmpty() || channel.info().kind() == ChannelKind.DIRECT) {
            return;
        }
        MessageId root = reply.thread().get();
        channel.onMessages(acts -> acts.threads().followers(root)).values().stream()
                .filter(user -> !user.equals(me) && !reply.mentions().contains(user))
                .forEach(user -> session.store().inboxes().tellReply(user, me, id, reply.id(), root));
    }

    @Override
    public Mono<Void> broadcast(Signal signal) {
        Arguments.present("signal", signal);
        return session.lifetime()
                .ask("broadcast to channel " + id, this::channel)
                .doOnNext(channel -> {
                    channel.mustSignal(me);
                    channel.signal(
                            new SignalEvent(id, me, signal, session.clock().instant()));
                })
                .then();
    }

    @Override
    public Flux<StreamMessage> subscribe(StartAt start) {
        boolean strict = Arguments.start(id, start).discontinuity() == Discontinuity.ERROR;
        return new MemoryFeed(id, session, start).handle((event, sink) -> messagesOnly(event, strict, sink));
    }

    private static void messagesOnly(FeedEvent event, boolean strict, SynchronousSink<StreamMessage> sink) {
        if (event instanceof FeedEvent.MessageEvent said) {
            if (!said.message().isDeleted()) {
                sink.next(said.message());
            }
        } else if (strict && isBreak(event)) {
            sink.error(new DiscontinuityException(event));
        }
    }

    private static boolean isBreak(FeedEvent event) {
        return event instanceof FeedEvent.Gap
                || event instanceof FeedEvent.Rewritten
                || event instanceof FeedEvent.Reset;
    }

    @Override
    public Flux<FeedEvent> feed(StartAt start) {
        return new MemoryFeed(id, session, Arguments.start(id, start));
    }

    @Override
    public Flux<SignalEvent> signals() {
        return feed(StartAt.latest()).ofType(SignalEvent.class);
    }

    @Override
    public Flux<StreamMessage> history(HistoryQuery query) {
        Arguments.present("history query", query);
        return readable("read the history of")
                .flatMapIterable(channel -> channel.log().read(query));
    }

    @Override
    public Mono<SearchPage> search(SearchQuery query) {
        Arguments.present("search query", query);
        return readable("search").map(channel -> MemorySearch.of(channel.log(), query));
    }

    @Override
    public Flux<WorkEvent> consume(WorkerGroup group, Function<StreamMessage, ? extends Publisher<Outcome>> handler) {
        Arguments.present("worker group", group);
        Arguments.start(id, group.startAt());
        return new MemoryWork(id, session, group, Arguments.present("handler", handler));
    }

    private Mono<ChannelState> readable(String what) {
        return session.lifetime().ask(what + " channel " + id, () -> {
            ChannelState channel = channel();
            channel.mustRead(me);
            return channel;
        });
    }

    private ChannelState channel() {
        return session.store().directory().channel(id);
    }
}
