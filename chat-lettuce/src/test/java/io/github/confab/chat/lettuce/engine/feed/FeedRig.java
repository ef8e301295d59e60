package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.engine.base.Lane;
import io.github.confab.chat.lettuce.engine.fake.FakeRedis;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.wire.Entry;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Hubs and feeds over a {@link FakeRedis}, all in virtual time and in one thread. */
final class FeedRig {

    static final Duration LINGER = Duration.ofSeconds(30);
    static final Duration IDLE_CHECK = Duration.ofSeconds(10);

    final VirtualTimeScheduler time;
    final FakeRedis redis;
    final PayloadBudget budget;
    final ChannelHubs hubs;

    private final FeedContext feeds;
    private final HubContext context;

    FeedRig(long seed) {
        this(seed, 1024, 64L * 1024 * 1024);
    }

    FeedRig(long seed, int largestRing, long ringBytes) {
        Random random = new Random(seed);
        time = VirtualTimeScheduler.create();
        redis = new FakeRedis(time, random);
        budget = new PayloadBudget(ringBytes);
        Reads reads = new Reads(redis, redis);
        HubContext.Settings settings = new HubContext.Settings(largestRing, LINGER, IDLE_CHECK);
        context = new HubContext(
                reads,
                redis.pushConnection(),
                budget,
                settings,
                new HubContext.Surroundings(() -> time.now(TimeUnit.MILLISECONDS), random));
        hubs = new ChannelHubs(List.of(new Lane(time.createWorker())), context, channel -> "t:" + channel);
        redis.pushConnection().listen(hubs);
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        feeds = new FeedContext(hubs, reads, time, time, new FeedContext.Surroundings(clock, random));
        new IdleCheck(hubs, redis, context).start(time);
    }

    /** Lets so much time pass. */
    void pass(Duration span) {
        time.advanceTimeBy(span);
    }

    void passMillis(long millis) {
        pass(Duration.ofMillis(millis));
    }

    /** Lets everything that is on its way arrive; too short for idle checks. */
    void settle() {
        passMillis(200);
    }

    FeedFlux feed(StartAt start, FeedMode mode, Actor who) {
        return new FeedFlux(feeds, FakeRedis.CHANNEL, who, start.position(), mode);
    }

    FeedFlux feed(StartAt start) {
        return feed(start, FeedMode.EVENTS, new Actor(UserId.SYSTEM, true));
    }

    /** A reader with unbounded demand. */
    FeedLog read(StartAt start) {
        return read(start, Long.MAX_VALUE);
    }

    FeedLog read(StartAt start, long demand) {
        FeedLog log = new FeedLog(demand);
        feed(start).subscribe(log);
        return log;
    }

    /** A reader who is a user like any other. */
    FeedLog readAs(String user, FeedMode mode) {
        return readAs(user, mode, Long.MAX_VALUE);
    }

    FeedLog readAs(String user, FeedMode mode, long demand) {
        FeedLog log = new FeedLog(demand);
        feed(StartAt.latest(), mode, new Actor(UserId.of(user), false)).subscribe(log);
        return log;
    }

    /** A reader at the end of a channel that is followed live. */
    FeedLog live() {
        FeedLog log = read(StartAt.latest());
        settle();
        if (!hub().isLive() || log.events().size() != 1) {
            throw new AssertionError("not live: " + log.events());
        }
        log.forget();
        return log;
    }

    void publish(int from, int to) {
        for (int i = from; i < to; i++) {
            redis.publish("m" + i);
        }
    }

    /** The hub; there is one as soon as somebody reads. */
    ChannelHub hub() {
        return hubs.all().iterator().next().hub();
    }

    boolean hasHub() {
        return !hubs.all().isEmpty();
    }

    HubContext context() {
        return context;
    }

    /** Where a reader stands that has read up to an entry of the present history. */
    StartAt after(MessageId id) {
        return redis.history().line().stream()
                .filter(raw -> raw.id().equals(id.toString()))
                .map(StreamPage::entry)
                .map(this::cursor)
                .findFirst()
                .orElseThrow();
    }

    private StartAt cursor(Entry entry) {
        return StartAt.after(
                entry.message(FakeRedis.CHANNEL, redis.history().epoch()).cursor());
    }
}
