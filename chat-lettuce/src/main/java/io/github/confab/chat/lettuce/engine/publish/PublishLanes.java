package io.github.confab.chat.lettuce.engine.publish;

import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.MessageEncoder;
import io.github.confab.chat.lettuce.engine.base.Published;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.Receipt;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** The publish lanes of all channels this process publishes to. */
public final class PublishLanes {

    /** How often deadlines are looked at: outcomes come at most so much later. */
    private static final long TICK_MILLIS = 250;

    private static final Duration DRAIN_LOOK = Duration.ofMillis(10);

    private final Map<ChannelId, PublishLane> lanes = new ConcurrentHashMap<>();
    private final PublishContext context;
    private final PayloadEncoding encoding;
    private final Disposable.Swap ticking = Disposables.swap();
    private volatile boolean closed;

    public PublishLanes(PublishContext context, MessageEncoder encoder) {
        this.context = context;
        this.encoding = new PayloadEncoding(encoder);
    }

    public void start() {
        ticking.update(
                context.timers().schedulePeriodically(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** Completes when nothing is on its way any more, or after {@code limit}. */
    public Mono<Void> drained(Duration limit) {
        return Flux.interval(Duration.ZERO, DRAIN_LOOK, context.timers())
                .takeUntil(tick -> lanes.values().stream().allMatch(PublishLane::isIdle))
                .take(limit, context.timers())
                .then();
    }

    /** Gives every message its outcome. */
    public void close() {
        closed = true;
        ticking.dispose();
        lanes.values().forEach(PublishLane::close);
    }

    /** As {@link #say}, for who need not know whom it mentions. */
    public Mono<Receipt> publish(ChannelId channel, Author author, Draft draft, boolean push) {
        return say(channel, author, draft, push).map(Published::receipt);
    }

    /**
     * Checks and encodes at the call; each subscription stores the message once more. Whom its text mentions is found out
     * at the subscription; later messages to the channel wait for that.
     */
    public Mono<Published> say(ChannelId channel, Author author, Draft draft, boolean push) {
        Outgoing.Encoded encoded = encoding.encode(author, draft);
        return Mono.create(sink -> {
            Outgoing message = new Outgoing(author, encoded, push, deadline(), sink);
            PublishLane lane = offer(channel, message, sink);
            if (lane != null && !message.isReady()) {
                lookUp(channel, message, lane);
            }
        });
    }

    private void lookUp(ChannelId channel, Outgoing message, PublishLane lane) {
        message.awaits(context.settings()
                .mentions()
                .meant(channel, message.author(), message.encoded().open())
                .retryWhen(context.again())
                .subscribe(
                        found -> {
                            message.ready(encoding.with(found, message));
                            lane.ready();
                        },
                        failure -> {
                            lane.cancel(message);
                            context.tell(() ->
                                    message.fail(PublishFailures.lookupFailed(channel, message.draft(), failure)));
                        }));
    }

    /** The lane that has taken it; null: it has its outcome already. */
    private @Nullable PublishLane offer(ChannelId channel, Outgoing message, MonoSink<Published> sink) {
        while (!closed) {
            PublishLane lane =
                    Objects.requireNonNull(lanes.computeIfAbsent(channel, id -> new PublishLane(id, context)));
            PublishLane.Offer offer = lane.offer(message);
            if (offer == PublishLane.Offer.TAKEN) {
                sink.onCancel(() -> {
                    message.forget();
                    lane.cancel(message);
                });
                if (closed) {
                    // this lane may have been made after the others were closed
                    lane.close();
                }
                return lane;
            }
            if (offer == PublishLane.Offer.FULL) {
                message.fail(PublishFailures.overloaded(channel, message.draft()));
                return null;
            }
            lanes.remove(channel, lane);
        }
        message.fail(PublishFailures.closed(channel, message.draft()));
        return null;
    }

    private void tick() {
        long now = context.now();
        lanes.values().removeIf(lane -> {
            lane.expire(now);
            return lane.retireIfIdle();
        });
    }

    private long deadline() {
        return context.now() + context.settings().deadline().toMillis();
    }
}
