package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.error.ClientClosedException;
import io.github.confab.chat.error.OverloadedException;
import io.github.confab.chat.lettuce.redis.RangePage;
import io.github.confab.chat.lettuce.redis.StreamLog;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.SearchPage;
import io.github.confab.chat.model.SearchQuery;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Looks through streams for messages, newest first, page after page. Any thread. */
final class Searches {

    /** A page is read and looked at in some milliseconds; more at once would take cores and memory from the feeds. */
    static final int UNDER_WAY = 2;

    /** Searches that wait for a page: each has 25 to read, so the last of them waits a few seconds. */
    static final int WAITING = 64;

    private final StreamLog log;
    private final Scheduler workers;
    private final Clock clock;
    private final ReadGate gate = new ReadGate(UNDER_WAY);
    private final AtomicInteger pending = new AtomicInteger();

    /**
     * @param workers where messages are looked at, which takes longer than a connection's thread may be held
     * @param clock tells which of them have expired
     */
    Searches(StreamLog log, Scheduler workers, Clock clock) {
        this.log = log;
        this.workers = workers;
        this.clock = clock;
    }

    Mono<SearchPage> search(ChannelId channel, SearchQuery query) {
        return Mono.defer(() -> more(channel, new SearchWalk(channel, query, clock), query));
    }

    private Mono<SearchPage> more(ChannelId channel, SearchWalk walk, SearchQuery query) {
        if (pending.incrementAndGet() > UNDER_WAY + WAITING && !walk.hasBegun()) {
            pending.decrementAndGet();
            return Mono.error(new OverloadedException("search channel " + channel));
        }
        // counted until it was read, also if nobody waits for it any more: it stands in line all the same
        return gate.pass(() -> read(channel, walk, query).doFinally(end -> pending.decrementAndGet()))
                .flatMap(
                        answer -> answer.map(Mono::just).orElseGet(() -> Mono.defer(() -> more(channel, walk, query))));
    }

    private Mono<Optional<SearchPage>> read(ChannelId channel, SearchWalk walk, SearchQuery query) {
        if (!query.after().isBefore(walk.before())) {
            // a token can lie beyond the other bound; Redis would refuse to read from nothing to nothing
            return Mono.just(Optional.of(SearchPage.scan(List.of(), 0, Optional.empty(), false)));
        }
        Mono<RangePage> page = log.range(channel, query.after(), walk.before(), Reads.PAGE, true);
        return page.publishOn(workers)
                .map(walk::take)
                .onErrorMap(RejectedExecutionException.class, ended -> new ClientClosedException("search a channel"));
    }
}
