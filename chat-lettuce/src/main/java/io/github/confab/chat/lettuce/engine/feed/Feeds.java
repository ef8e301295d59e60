package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.lettuce.engine.base.Lane;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.PushConnection;
import io.github.confab.chat.lettuce.redis.PushListener;
import io.github.confab.chat.lettuce.redis.RedisStores;
import io.github.confab.chat.lettuce.redis.StreamLog;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.SearchPage;
import io.github.confab.chat.model.SearchQuery;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** All that follows and reads channels in a process: the one door of this package. Any thread. */
public final class Feeds {

    /** What all rings of a process may hold together. */
    private static final long RING_BUDGET = 64L * 1024 * 1024;

    private final StreamLog log;
    private final Scheduler timers;
    private final Reads reads;
    private final ChannelHubs hubs;
    private final IdleCheck idleCheck;
    private final FeedContext context;
    private final Searches searches;

    /**
     * Puts the parts together.
     *
     * @param stores what is kept in Redis
     * @param push the Pub/Sub connection, which must tell {@link #listener()} about the topics of channels
     * @param settings sizes and times
     * @param threads where it runs; not closed here
     */
    public Feeds(RedisStores stores, PushConnection push, Settings settings, Threads threads) {
        this.log = stores.log();
        this.timers = threads.timers();
        this.reads = new Reads(log, stores.access());
        this.searches = new Searches(log, threads.delivery(), threads.clock());
        HubContext shared = new HubContext(
                reads,
                push,
                new PayloadBudget(RING_BUDGET),
                new HubContext.Settings(settings.largestRing(), settings.linger(), settings.idleCheck()),
                new HubContext.Surroundings(() -> timers.now(TimeUnit.MILLISECONDS), threads.random()));
        this.hubs = new ChannelHubs(threads.lanes(), shared, stores.keys()::topic);
        this.idleCheck = new IdleCheck(hubs, log, shared);
        this.context = new FeedContext(
                hubs,
                reads,
                threads.delivery(),
                timers,
                new FeedContext.Surroundings(threads.clock(), threads.random()));
    }

    /**
     * Sizes and times.
     *
     * @param largestRing how many entries a channel's ring holds at most, a power of two
     * @param linger how long a channel is still followed after its last reader left
     * @param idleCheck after how much silence a channel is compared with the store
     */
    public record Settings(int largestRing, Duration linger, Duration idleCheck) {}

    /**
     * Where it runs, and its clock and chance.
     *
     * @param lanes where the hubs live
     * @param timers runs waits
     * @param delivery runs the subscribers' code
     * @param clock for what users are shown
     * @param random for jitter
     */
    public record Threads(
            List<Lane> lanes, Scheduler timers, Scheduler delivery, Clock clock, RandomGenerator random) {}

    /** Begins to compare silent channels with the store. */
    public void start() {
        idleCheck.start(timers);
    }

    /** Follows a channel, anew for each subscriber. */
    public Flux<FeedEvent> follow(ChannelId channel, Actor who, StartAt.Position from, FeedMode mode) {
        return new FeedFlux(context, channel, who, from, mode);
    }

    /** Finds stored messages, if the actor may read the channel. */
    public Mono<Collection<StreamMessage>> history(ChannelId channel, Actor who, HistoryQuery query) {
        return reads.mayRead(channel, who)
                .then(new ChannelHistory(log, channel, context.surroundings().clock()).read(query));
    }

    /** Looks for messages, if the actor may read the channel. */
    public Mono<SearchPage> search(ChannelId channel, Actor who, SearchQuery query) {
        return reads.mayRead(channel, who).then(searches.search(channel, query));
    }

    /** Hears the pushes of channels' topics. */
    public PushListener listener() {
        return hubs;
    }

    /** The channels as workers see them. */
    public Doorbell doorbell() {
        return hubs;
    }

    /** The channels as presence sees them. */
    public ChannelPushes pushes() {
        return new HubPushes(hubs);
    }

    /** Ends every feed with the reason. */
    public void close(ChatException reason) {
        idleCheck.stop();
        hubs.close(reason);
    }
}
