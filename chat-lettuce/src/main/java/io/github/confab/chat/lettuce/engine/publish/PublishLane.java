package io.github.confab.chat.lettuce.engine.publish;

import io.github.confab.chat.lettuce.engine.base.Backoff;
import io.github.confab.chat.lettuce.redis.AppendBatch;
import io.github.confab.chat.lettuce.redis.AppendReply;
import io.github.confab.chat.lettuce.redis.RedisErrors;
import io.github.confab.chat.model.ChannelId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What this process publishes to one channel, in order: a script call is under way, and what comes meanwhile leaves
 * together in the next. A lone message is never kept waiting; a crowd shares the cost. A second call leaves before the
 * first is answered only when it is full, so that Redis need not wait for us while many publish.
 *
 * <p>A call whose answer is lost is sent again unchanged, under the same number, before anything newer: the script
 * recognises it, and refuses a call that comes before the one it must follow.
 *
 * <p>A message that is not ready, since it is not known yet whom it mentions, holds up those behind it. Safe for use by many threads; no lock is
 * held while anything is sent or anybody told.
 */
final class PublishLane {

    private static final int MAX_BATCH = 64;
    private static final int MAX_BATCH_BYTES = 256 * 1024;
    private static final int MAX_WAITING_BYTES = 4 * 1024 * 1024;

    private final ChannelId channel;
    private final PublishContext context;
    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private final Backoff backoff;

    private final PublishCalls calls = new PublishCalls();

    /** Only one thread hands calls over, so that they leave in the order they were taken. */
    private final AtomicInteger sending = new AtomicInteger();

    private int waitingBytes;
    private boolean retired;

    PublishLane(ChannelId channel, PublishContext context) {
        this.channel = channel;
        this.context = context;
        this.backoff = new Backoff(context.settings().random());
    }

    /** What became of an offer. */
    enum Offer {
        TAKEN,
        FULL,
        RETIRED
    }

    /** Takes a message in, unless too many wait or the lane has retired. */
    Offer offer(Outgoing message) {
        synchronized (waiting) {
            if (retired) {
                return Offer.RETIRED;
            }
            boolean full = waiting.size() >= context.settings().maxWaiting()
                    || waitingBytes + message.size() > MAX_WAITING_BYTES;
            if (full) {
                return Offer.FULL;
            }
            waiting.add(message);
            waitingBytes += message.size();
        }
        sendAll();
        return Offer.TAKEN;
    }

    /** A message has become ready: it may have held up those behind it. */
    void ready() {
        sendAll();
    }

    /** Forgets a message nobody waits for any more, unless it was sent. */
    void cancel(Outgoing message) {
        boolean removed;
        synchronized (waiting) {
            removed = waiting.remove(message);
            if (removed) {
                waitingBytes -= message.size();
            }
        }
        if (removed && !message.isReady()) {
            sendAll();
        }
    }

    /** Settles what has passed its deadline. */
    void expire(long now) {
        List<Outgoing> unsent = new ArrayList<>(0);
        List<Batch> sent;
        synchronized (waiting) {
            while (!waiting.isEmpty() && waiting.peekFirst().isExpired(now)) {
                Outgoing late = waiting.removeFirst();
                waitingBytes -= late.size();
                unsent.add(late);
            }
            sent = calls.underWay();
        }
        Throwable cause = sent.isEmpty() ? null : sent.get(0).lastFailure();
        if (!unsent.isEmpty()) {
            context.tell(() ->
                    unsent.forEach(message -> message.fail(PublishFailures.expired(channel, message.draft(), cause))));
        }
        sent.forEach(batch -> batch.settleExpired(now, context::tell));
        if (!unsent.isEmpty()) {
            sendAll();
        }
    }

    /** Settles everything, for the chat closes. */
    void close() {
        List<Outgoing> unsent;
        List<Batch> sent;
        synchronized (waiting) {
            retired = true;
            unsent = new ArrayList<>(waiting);
            waiting.clear();
            waitingBytes = 0;
            sent = calls.underWay();
        }
        unsent.forEach(message -> message.fail(PublishFailures.closed(channel, message.draft())));
        sent.forEach(batch -> batch.abandon("the chat was closed before an answer came"));
    }

    /** Whether nothing waits and nothing is under way. */
    boolean isIdle() {
        synchronized (waiting) {
            return waiting.isEmpty() && calls.isEmpty();
        }
    }

    /** Takes no more, if nothing waits and nothing is under way; true: another lane may take over. */
    boolean retireIfIdle() {
        synchronized (waiting) {
            retired |= isIdle();
            return retired;
        }
    }

    // ---- calls

    private void sendAll() {
        if (sending.getAndIncrement() != 0) {
            return;
        }
        int asked = 1;
        do {
            for (PublishCalls.Call next = next(); next != null; next = next()) {
                send(next);
            }
            asked = sending.addAndGet(-asked);
        } while (asked != 0);
    }

    private PublishCalls.@Nullable Call next() {
        synchronized (waiting) {
            if (!calls.hasRoom(waiting.size() >= MAX_BATCH || waitingBytes >= MAX_BATCH_BYTES)) {
                return calls.again();
            }
            boolean held = waiting.isEmpty() || !waiting.getFirst().isReady();
            return held ? null : calls.add(take());
        }
    }

    /** With the lock held. */
    private Batch take() {
        boolean push = waiting.getFirst().push();
        List<Outgoing> messages = new ArrayList<>(Math.min(MAX_BATCH, waiting.size()));
        int bytes = 0;
        while (!waiting.isEmpty() && messages.size() < MAX_BATCH) {
            Outgoing next = waiting.getFirst();
            boolean fits = messages.isEmpty() || bytes + next.size() <= MAX_BATCH_BYTES;
            if (next.push() != push || !fits || !next.isReady()) {
                break;
            }
            waiting.removeFirst();
            bytes += next.size();
            messages.add(next);
        }
        waitingBytes -= bytes;
        return new Batch(channel, messages, context);
    }

    private void send(PublishCalls.Call call) {
        Batch batch = call.batch();
        AppendBatch content = batch.isSettled() ? null : batch.attempt();
        if (content == null) {
            finish(batch, () -> {});
            return;
        }
        context.log()
                .append(channel, content.after(call.after()))
                .subscribe(reply -> answered(batch, reply), failure -> failed(batch, failure));
    }

    private void answered(Batch batch, AppendReply reply) {
        backoff.reset();
        if (reply.status() == AppendReply.Status.EARLY) {
            // the one before it did not arrive, or is forgotten: it goes again when that one has its answer
            batch.failed(PublishFailures.early(channel), false);
            again(batch);
            sendAll();
        } else {
            finish(batch, () -> batch.settle(reply));
        }
    }

    private void failed(Batch batch, Throwable failure) {
        batch.failed(failure, RedisErrors.mayHaveRun(failure));
        if (batch.isSettled()) {
            finish(batch, () -> {});
        } else if (RedisErrors.isRetryable(failure)) {
            pause(batch);
        } else {
            finish(batch, () -> batch.refuse(failure));
        }
    }

    private void again(Batch batch) {
        synchronized (waiting) {
            calls.failed(batch);
        }
    }

    private void pause(Batch batch) {
        synchronized (waiting) {
            calls.failed(batch);
            if (!calls.pause()) {
                return;
            }
        }
        context.later(this::resume, backoff.next());
    }

    private void resume() {
        List<Batch> sent;
        synchronized (waiting) {
            calls.resume();
            sent = calls.underWay();
        }
        sent.forEach(batch -> batch.settleExpired(context.now(), context::tell));
        sendAll();
    }

    /** The next batch leaves before this one's publishers are told: telling them takes a while. */
    private void finish(Batch batch, Runnable tell) {
        synchronized (waiting) {
            calls.remove(batch);
        }
        sendAll();
        context.tell(tell);
    }
}
