package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.redis.ChannelPosition;
import io.github.confab.chat.lettuce.redis.StreamLog;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Compares channels that have been silent for a while with the store: a push can be lost without a trace, and a message
 * can be stored without one.
 */
final class IdleCheck {

    private static final Logger LOG = LoggerFactory.getLogger(IdleCheck.class);

    /** Channels of one script call: about a millisecond of the server's time. */
    private static final int BATCH = 500;

    private static final int ROUNDS_PER_INTERVAL = 10;

    private final ChannelHubs hubs;
    private final StreamLog log;
    private final HubContext context;
    private final Disposable.Swap running = Disposables.swap();

    IdleCheck(ChannelHubs hubs, StreamLog log, HubContext context) {
        this.hubs = hubs;
        this.log = log;
        this.context = context;
    }

    /** Looks about ten times an interval, so that no channel is compared much later than it should be. */
    void start(Scheduler timers) {
        Duration interval = context.settings().idleCheck();
        Duration round = interval.dividedBy(ROUNDS_PER_INTERVAL);
        running.update(Flux.interval(round, timers)
                .onBackpressureDrop()
                .concatMap(tick -> round(interval.minus(round)), 1)
                .subscribe(
                        done -> {}, mistake -> LOG.error("the idle check has stopped; please report this", mistake)));
    }

    void stop() {
        running.dispose();
    }

    private Mono<Void> round(Duration silence) {
        long silentSince = context.now() - silence.toMillis();
        List<ChannelHub> silent = new ArrayList<>();
        for (HubLease lease : hubs.all()) {
            if (lease.hub().isSilentSince(silentSince)) {
                silent.add(lease.hub());
            }
        }
        return Flux.fromIterable(silent).buffer(BATCH).concatMap(this::compare).then();
    }

    private Mono<Void> compare(List<ChannelHub> silent) {
        List<ChannelId> channels = new ArrayList<>(silent.size());
        List<MessageId> heads = new ArrayList<>(silent.size());
        for (ChannelHub hub : silent) {
            channels.add(hub.channel());
            heads.add(hub.history().newest());
        }
        return log.positions(channels)
                .doOnNext(found -> spread(silent, heads, found))
                // no answer is no news: the connection's own watch sees to that, and the next round asks again
                .onErrorComplete()
                .then();
    }

    private static void spread(List<ChannelHub> silent, List<MessageId> heads, List<ChannelPosition> found) {
        for (int i = 0; i < found.size(); i++) {
            silent.get(i).compare(found.get(i), heads.get(i));
        }
    }
}
