package io.github.confab.chat.lettuce.engine.publish;

import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.MessageEncoder;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.Receipt;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
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
    private static final int HASH_BYTES = 8;

    private final Map<ChannelId, PublishLane> lanes = new ConcurrentHashMap<>();
    private final PublishContext context;
    private final MessageEncoder encoder;
    private final Disposable.Swap ticking = Disposables.swap();
    private volatile boolean closed;

    public PublishLanes(PublishContext context, MessageEncoder encoder) {
        this.context = context;
        this.encoder = encoder;
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

    /** Checks and encodes at the call; each subscription stores the message once more. */
    public Mono<Receipt> publish(ChannelId channel, Author author, Draft draft, boolean push) {
        Outgoing.Encoded encoded = encode(author, draft);
        return Mono.create(sink -> offer(channel, new Outgoing(author, encoded, push, deadline(), sink), sink));
    }

    private void offer(ChannelId channel, Outgoing message, MonoSink<Receipt> sink) {
        while (!closed) {
            PublishLane lane =
                    Objects.requireNonNull(lanes.computeIfAbsent(channel, id -> new PublishLane(id, context)));
            PublishLane.Offer offer = lane.offer(message);
            if (offer == PublishLane.Offer.TAKEN) {
                sink.onCancel(() -> lane.cancel(message));
                if (closed) {
                    // this lane may have been made after the others were closed
                    lane.close();
                }
                return;
            }
            if (offer == PublishLane.Offer.FULL) {
                message.fail(PublishFailures.overloaded(channel, message.draft()));
                return;
            }
            lanes.remove(channel, lane);
        }
        message.fail(PublishFailures.closed(channel, message.draft()));
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

    private Outgoing.Encoded encode(Author author, Draft draft) {
        byte[] payload = encoder.encode(author.username(), draft);
        return new Outgoing.Encoded(draft, payload, draft.key().isPresent() ? hash(draft) : "");
    }

    /** Of what is said, not of who says it: a retry is the same message after its author was renamed. */
    private String hash(Draft draft) {
        byte[] said = encoder.encode("", draft);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(said);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
