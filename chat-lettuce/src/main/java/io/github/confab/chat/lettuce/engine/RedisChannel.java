package io.github.confab.chat.lettuce.engine;

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
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.DiscontinuityException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.engine.base.Published;
import io.github.confab.chat.lettuce.engine.feed.FeedMode;
import io.github.confab.chat.lettuce.engine.people.Acquaintances;
import io.github.confab.chat.lettuce.engine.reading.ChannelReadMarks;
import io.github.confab.chat.lettuce.engine.reading.ChannelTyping;
import io.github.confab.chat.lettuce.engine.work.GroupWorkers;
import io.github.confab.chat.lettuce.engine.work.WorkerJob;
import io.github.confab.chat.lettuce.engine.work.WorkerRights;
import io.github.confab.chat.lettuce.redis.ChannelState;
import io.github.confab.chat.lettuce.wire.Frames;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.SearchPage;
import io.github.confab.chat.model.SearchQuery;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.WorkEvent;
import io.github.confab.chat.model.WorkerGroup;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/** A channel as one user, or the application itself, sees it: hands each verb to the part that does it. */
final class RedisChannel implements Channel {

    private final ChannelId id;
    private final Engine engine;
    private final Author author;
    private final OpenGuard guard;
    private final ClientState state;

    RedisChannel(ChannelId id, Engine engine, Author author, OpenGuard guard, ClientState state) {
        this.id = id;
        this.engine = engine;
        this.author = author;
        this.guard = guard;
        this.state = state;
    }

    @Override
    public ChannelId id() {
        return id;
    }

    @Override
    public Mono<ChannelInfo> info() {
        return guard.whileOpen("read channel " + id, () -> engine.stores()
                .channels()
                .read(id, author.actor())
                .switchIfEmpty(Mono.error(() -> new ChannelNotFoundException(id.value())))
                .flatMap(this::shown));
    }

    private Mono<ChannelInfo> shown(ChannelState state) {
        if (state.member()) {
            return engine.people().index().seen(author.id(), id).thenReturn(state.info());
        }
        boolean allowed = state.isPublic() || author.trusted();
        return allowed
                ? Mono.just(state.info())
                : Mono.error(() -> new ForbiddenException(id, author.id(), ForbiddenException.Reason.PRIVATE));
    }

    @Override
    public Members members() {
        return engine.people().members(id, author, guard);
    }

    @Override
    public Moderation moderation() {
        return engine.people().moderation(id, author, guard);
    }

    @Override
    public Presence presence() {
        return engine.presence().of(id, state.visits(), guard);
    }

    @Override
    public Workers workers() {
        return new GroupWorkers(id, engine.stores().groupDesk(), rights(), guard);
    }

    @Override
    public ReadMarks readMarks() {
        return new ChannelReadMarks(id, engine.stores().readMarks(), author.actor(), guard);
    }

    @Override
    public Typing typing() {
        return new ChannelTyping(this, author.id(), state.typing(), engine.delivery());
    }

    @Override
    public Schedule schedule() {
        return engine.scheduling().of(id, author.actor(), guard);
    }

    @Override
    public Messages messages() {
        return engine.messages().of(id, author, guard);
    }

    @Override
    public Reactions reactions() {
        return engine.messages().reactions(id, author.actor(), guard);
    }

    @Override
    public Threads threads() {
        return engine.messages().threads(id, author.actor(), guard);
    }

    @Override
    public Pins pins() {
        return engine.messages().pins(id, author.actor(), guard);
    }

    @Override
    public Mono<Receipt> publish(Draft draft) {
        return append(draft, true);
    }

    @Override
    public Mono<Receipt> produce(Draft draft) {
        return append(draft, false);
    }

    private Mono<Receipt> append(Draft draft, boolean push) {
        Mono<Published> append = engine.publishing().say(id, author, Arguments.present("draft", draft), push);
        Mono<Published> heard = Acquaintances.isDirect(id)
                ? engine.directs().after(append, author)
                : engine.replies().after(append, author.id(), draft);
        Mono<Receipt> told = engine.mentions().after(heard, author.id()).map(Published::receipt);
        return guard.whileOpenAsItIs(
                "publish to channel " + id,
                () -> told.doOnSuccess(receipt -> state.typing().forget(id)));
    }

    @Override
    public Mono<Void> broadcast(Signal signal) {
        byte[] frame = Frames.encode(author.id().value(), Arguments.present("signal", signal));
        return guard.whileOpen(
                "broadcast to channel " + id, () -> engine.stores().log().broadcast(id, author.sender(), frame));
    }

    @Override
    public Flux<StreamMessage> subscribe(StartAt start) {
        boolean strict = Arguments.present("start", start).discontinuity() == StartAt.Discontinuity.ERROR;
        return follow(start, FeedMode.MESSAGES)
                .handle((FeedEvent event, SynchronousSink<StreamMessage> sink) -> give(event, strict, sink));
    }

    private static void give(FeedEvent event, boolean strict, SynchronousSink<StreamMessage> sink) {
        if (event instanceof FeedEvent.MessageEvent said) {
            if (!said.message().isDeleted()) {
                sink.next(said.message());
            }
        } else if (strict && !(event instanceof FeedEvent.CaughtUp)) {
            sink.error(new DiscontinuityException(event));
        }
    }

    @Override
    public Flux<FeedEvent> feed(StartAt start) {
        return follow(Arguments.present("start", start), FeedMode.EVENTS);
    }

    @Override
    public Flux<FeedEvent.SignalEvent> signals() {
        return follow(StartAt.latest(), FeedMode.SIGNALS).cast(FeedEvent.SignalEvent.class);
    }

    private Flux<FeedEvent> follow(StartAt start, FeedMode mode) {
        checkCursor(start);
        Flux<FeedEvent> feed = engine.feeds().follow(id, author.actor(), start.position(), mode);
        return guard.streamWhileOpen("follow channel " + id, () -> feed);
    }

    private void checkCursor(StartAt start) {
        if (start.position() instanceof StartAt.After after
                && !after.cursor().channel().equals(id)) {
            throw new InvalidArgumentException(
                    "cursor", "belongs to channel " + after.cursor().channel() + ", not to " + id);
        }
    }

    @Override
    public Flux<StreamMessage> history(HistoryQuery query) {
        Arguments.present("history query", query);
        return guard.whileOpen("read the history of channel " + id, () -> engine.feeds()
                        .history(id, author.actor(), query))
                .flatMapIterable(found -> found);
    }

    @Override
    public Mono<SearchPage> search(SearchQuery query) {
        Arguments.present("search query", query);
        return guard.whileOpen("search channel " + id, () -> engine.feeds().search(id, author.actor(), query));
    }

    @Override
    public Flux<WorkEvent> consume(WorkerGroup group, Function<StreamMessage, ? extends Publisher<Outcome>> handler) {
        Arguments.present("worker group", group);
        Arguments.present("handler", handler);
        checkCursor(group.startAt());
        WorkerJob job = new WorkerJob(id, rights(), group, handler);
        return guard.streamWhileOpen(
                "work on channel " + id, () -> engine.loops().consume(job));
    }

    private WorkerRights rights() {
        return new WorkerRights(engine.stores().access(), author.id(), author.trusted());
    }
}
