package io.github.confab.chat.lettuce.engine.reading;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Typing;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The {@link Typing} of one channel: signals that are pushed, and a feed that is looked through for them. */
public final class ChannelTyping implements Typing {

    private static final Signal STOPPED = Signal.of(Typists.STOPPED, "");

    private final Channel channel;
    private final UserId me;
    private final TypingThrottle throttle;
    private final Scheduler delivery;

    /**
     * @param channel as the user sees it
     * @param delivery where the application's code may run
     */
    public ChannelTyping(Channel channel, UserId me, TypingThrottle throttle, Scheduler delivery) {
        this.channel = channel;
        this.me = me;
        this.throttle = throttle;
        this.delivery = delivery;
    }

    @Override
    public Mono<Void> started() {
        Mono<Void> push = channel.broadcast(Signal.typing()).doOnError(failed -> throttle.forget(channel.id()));
        return Mono.defer(() -> throttle.mayPush(channel.id()) ? push : Mono.empty());
    }

    @Override
    public Mono<Void> stopped() {
        Mono<Void> push = channel.broadcast(STOPPED);
        return Mono.defer(() -> {
            throttle.forget(channel.id());
            return push;
        });
    }

    @Override
    public Flux<Set<UserId>> watch() {
        return channel.feed(StartAt.latest())
                .scan(Typists.NOBODY, (typists, event) -> typists.after(event, now()))
                .distinctUntilChanged()
                // the end comes as an item, too: it must not wait for somebody's time to be up
                .materialize()
                .switchMap(this::untilNext)
                .<Typists>dematerialize()
                .map(typists -> typists.without(me, now()))
                .distinctUntilChanged()
                .onBackpressureLatest();
    }

    private Flux<reactor.core.publisher.Signal<Typists>> untilNext(reactor.core.publisher.Signal<Typists> now) {
        Typists typists = now.get();
        return typists == null ? Flux.just(now) : untilNobody(typists).map(reactor.core.publisher.Signal::next);
    }

    /** They, and they again each time that somebody's time is up. */
    private Flux<Typists> untilNobody(Typists typists) {
        return Mono.just(typists).expand(left -> {
            OptionalLong end = left.nextEnd();
            if (end.isEmpty()) {
                return Mono.empty();
            }
            long wait = Math.max(0, end.getAsLong() - now());
            return Mono.delay(Duration.ofMillis(wait), delivery).map(tick -> left.at(now()));
        });
    }

    private long now() {
        return delivery.now(TimeUnit.MILLISECONDS);
    }
}
