package io.github.confab.chat.memory;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Typing;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who is typing in a channel. */
final class MemoryTyping implements Typing {

    private static final long THROTTLE = 3000;
    private static final long SHOWN = 5000;
    private static final int MOST = 100;

    private final Channel channel;
    private final Session session;

    MemoryTyping(Channel channel, Session session) {
        this.channel = channel;
        this.session = session;
    }

    @Override
    public Mono<Void> started() {
        return Mono.defer(() -> {
            Long before = session.typing().get(channel.id());
            if (before != null && before > now() - THROTTLE) {
                return Mono.empty();
            }
            session.typing().put(channel.id(), now());
            return channel.broadcast(Signal.typing())
                    .doOnError(failed -> session.typing().remove(channel.id()));
        });
    }

    @Override
    public Mono<Void> stopped() {
        return Mono.defer(() -> {
            session.typing().remove(channel.id());
            return channel.broadcast(Signal.of("typing.stopped", ""));
        });
    }

    @Override
    public Flux<Set<UserId>> watch() {
        return channel.feed(StartAt.latest())
                .scan(Map.<UserId, Long>of(), this::after)
                .distinctUntilChanged()
                .materialize()
                .switchMap(now -> now.hasValue()
                        ? Mono.just(now.get()).expand(this::later).map(reactor.core.publisher.Signal::next)
                        : Flux.just(now))
                .<Map<UserId, Long>>dematerialize()
                .map(shown -> shown.keySet().stream()
                        .filter(user -> !user.equals(session.user().id()))
                        .collect(Collectors.toUnmodifiableSet()))
                .distinctUntilChanged()
                .onBackpressureLatest();
    }

    private Map<UserId, Long> after(Map<UserId, Long> shown, FeedEvent event) {
        Map<UserId, Long> changed = new LinkedHashMap<>(at(shown, now()));
        if (event instanceof FeedEvent.SignalEvent said) {
            if (said.signal().type().equals("typing")
                    && (changed.size() < MOST || changed.containsKey(said.sender()))) {
                changed.put(said.sender(), now() + SHOWN);
            } else if (said.signal().type().equals("typing.stopped")) {
                changed.remove(said.sender());
            }
        } else if (event instanceof FeedEvent.MessageEvent said) {
            changed.remove(said.message().author().id());
        } else if (event instanceof FeedEvent.MembershipEvent moved) {
            changed.remove(moved.user());
        }
        return changed;
    }

    private Mono<Map<UserId, Long>> later(Map<UserId, Long> shown) {
        if (shown.isEmpty()) {
            return Mono.empty();
        }
        long end = shown.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        return Mono.delay(Duration.ofMillis(Math.max(0, end - now())), session.scheduler())
                .map(tick -> at(shown, now()));
    }

    private static Map<UserId, Long> at(Map<UserId, Long> shown, long now) {
        Map<UserId, Long> left = new LinkedHashMap<>(shown);
        left.values().removeIf(end -> end <= now);
        return left;
    }

    private long now() {
        return session.scheduler().now(TimeUnit.MILLISECONDS);
    }
}
