package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.lettuce.engine.base.Backoff;
import io.github.confab.chat.lettuce.engine.feed.Course.Origin;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.StartAt;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** How one feed begins, whether it may go on, and how it leaves: everything but the flow itself. */
final class FeedStart {

    private final FeedContext context;
    private final ChannelId channel;
    private final Actor who;
    private final StartAt.Position from;
    private final HubLease lease;
    private final AtomicBoolean released = new AtomicBoolean();
    private final AtomicInteger checks = new AtomicInteger();

    FeedStart(FeedContext context, ChannelId channel, Actor who, StartAt.Position from) {
        this.context = context;
        this.channel = channel;
        this.who = who;
        this.from = from;
        this.lease = context.hubs().acquire(channel);
    }

    ChannelId channel() {
        return channel;
    }

    Scheduler delivery() {
        return context.delivery();
    }

    Instant now() {
        return context.surroundings().clock().instant();
    }

    FeedReader reader(FeedMode mode, Runnable wake) {
        FeedEvents events = new FeedEvents(
                channel, mode, context.timers(), context.surroundings().clock());
        return new FeedReader(
                lease.hub(),
                context.reads(),
                events,
                new Backoff(context.surroundings().random()),
                wake);
    }

    /** Sends what pins the start to this moment, and lets the reader go once it is known and allowed. */
    void begin(Feed feed, FeedReader reader, FeedMode mode) {
        lease.hub().clients().join(feed);
        if (mode.givesEntries()) {
            // zip subscribes both at once, the pin first: both are sent before this returns
            Mono<Boolean> admission = mayRead().thenReturn(true).doOnNext(allowed -> feed.admit());
            reader.begin(Mono.zip(origin(), admission, (origin, allowed) -> origin));
        } else if (who.trusted()) {
            feed.admit();
        } else {
            checkAccess(feed);
        }
    }

    /** Ends the feed if its user may no longer read here. */
    void checkAccess(Feed feed) {
        if (!who.trusted() && checks.getAndIncrement() == 0) {
            Mono.defer(this::mayRead)
                    .repeat(this::isOutdated)
                    .subscribe(nothing -> {}, refused -> feed.end(told(refused, feed)), feed::admit);
        }
    }

    /** What changed after the question was sent may have come too late for its answer: then it is asked again. */
    private boolean isOutdated() {
        if (checks.compareAndSet(1, 0)) {
            return false;
        }
        checks.set(1);
        return true;
    }

    /** A channel that was there when the feed began, and is not any more, is gone. The application was not asked about. */
    Throwable told(Throwable ended, Feed feed) {
        boolean known = feed.isAdmitted() && !who.trusted();
        return known && ended instanceof ChannelNotFoundException ? new ChannelGoneException(channel) : ended;
    }

    void release(Feed feed) {
        lease.hub().clients().leave(feed);
        if (released.compareAndSet(false, true)) {
            lease.release();
        }
    }

    private Mono<Void> mayRead() {
        return context.reads().mayRead(channel, who).retryWhen(context.whileUnavailable());
    }

    private Mono<Origin> origin() {
        return context.reads().tip(channel).map(this::origin).retryWhen(context.whileUnavailable());
    }

    private Origin origin(StreamPage tip) {
        String epoch = tip.epoch();
        if (epoch == null) {
            throw new ChannelNotFoundException(channel.value());
        }
        if (from instanceof StartAt.After after) {
            return new Origin(Position.after(after.cursor()), after.cursor().epoch());
        }
        return new Origin(from instanceof StartAt.Oldest ? Position.ORIGIN : tip.newest(), epoch);
    }
}
