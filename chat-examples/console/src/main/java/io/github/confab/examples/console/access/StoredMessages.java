package io.github.confab.examples.console.access;

import io.github.confab.chat.Channel;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.StartAt;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Everything that is stored in a channel, to its end at this moment. Read from the feed and not page by page, because
 * the feed notices when messages are gone or the history has changed.
 */
public final class StoredMessages {

    private static final int AHEAD = 256;
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private StoredMessages() {}

    /**
     * @param channel the channel
     * @param start where to begin
     * @param reader is given each event, on one thread; it may block
     */
    public static void read(Channel channel, StartAt start, Consumer<FeedEvent> reader) {
        events(channel, start)
                // a feed waits for a Redis that is away; a program that reads to the end should not wait for ever
                .timeout(SILENCE, Mono.error(new TimeoutException("no answer within " + SILENCE)))
                .doOnNext(reader)
                .takeUntil(CaughtUp.class::isInstance)
                .blockLast();
    }

    /** As they come, for ever. */
    public static Flux<FeedEvent> events(Channel channel, StartAt start) {
        return channel.feed(start).publishOn(Schedulers.boundedElastic(), AHEAD);
    }
}
