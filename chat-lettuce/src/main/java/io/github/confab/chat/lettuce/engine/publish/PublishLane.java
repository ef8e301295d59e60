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
import org.jspecify.annotations.Nullable;

/**
 * What this process publishes to one channel, in order: one script call is under way at a time, and what comes meanwhile
 * leaves together in the next. A lone message is never kept waiting; a crowd shares the cost.
 *
 * <p>A call whose answer is lost is sent again unchanged, under the same number, before anything newer: the script
 * recognises it. Safe for use by many threads; no lock is held while anything is sent or anybody told.
 */
final class PublishLane {

    private static final int MAX_BATCH = 64;
    private static final int MAX_BATCH_BYTES = 256 * 1024;
    private static final int MAX_WAITING_BYTES = 4 * 1024 * 1024;

    private final ChannelId channel;
    private final PublishContext context;
    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private final Backoff backoff;

    private int waitingBytes;
    private @Nullable Batch underWay;
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
        Batch next;
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
            next = takeIfFree();
        }
        send(next);
        return Offer.TAKEN;
    }

    /** Forgets a message nobody waits for any more, unless it was sent. */
    void cancel(Outgoing message) {
        synchronized (waiting) {
            if (waiting.remove(message)) {
                waitingBytes -= message.size();
            }
        }
    }

    /** Settles what has passed its deadline. */
    void expire(long now) {
        List<Outgoing> unsent = new ArrayList<>(0);
        Batch sent;
        synchronized (waiting) {
            while (!waiting.isEmpty() && waiting.peekFirst().isExpired(now)) {
                Outgoing late = waiting.removeFirst();
                waitingBytes -= late.size();
                unsent.add(late);
            }
            sent = underWay;
        }
        Throwable cause = sent == null ? null : sent.lastFailure();
        if (!unsent.isEmpty()) {
            context.tell(() ->
                    unsent.forEach(message -> message.fail(PublishFailures.expired(channel, message.draft(), cause))));
        }
        if (sent != null) {
            sent.settleExpired(now, context::tell);
        }
    }

    /** Settles everything, for the chat closes. */
    void close() {
        List<Outgoing> unsent;
        Batch sent;
        synchronized (waiting) {
            retired = true;
            unsent = new ArrayList<>(waiting);
            waiting.clear();
            waitingBytes = 0;
            sent = underWay;
        }
        unsent.forEach(message -> message.fail(PublishFailures.closed(channel, message.draft())));
        if (sent != null) {
            sent.abandon("the chat was closed before an answer came");
        }
    }

    /** Whether nothing waits and nothing is under way. */
    boolean isIdle() {
        synchronized (waiting) {
            return waiting.isEmpty() && underWay == null;
        }
    }

    /** Takes no more, if nothing waits and nothing is under way; true: another lane may take over. */
    boolean retireIfIdle() {
        synchronized (waiting) {
            retired |= isIdle();
            return retired;
        }
    }

    // ---- one call at a time

    /** With the lock held. */
    private @Nullable Batch takeIfFree() {
        if (underWay != null || waiting.isEmpty()) {
            return null;
        }
        boolean push = waiting.getFirst().push();
        List<Outgoing> messages = new ArrayList<>(Math.min(MAX_BATCH, waiting.size()));
        int bytes = 0;
        while (!waiting.isEmpty() && messages.size() < MAX_BATCH) {
            Outgoing next = waiting.getFirst();
            boolean fits = messages.isEmpty() || bytes + next.size() <= MAX_BATCH_BYTES;
            if (next.push() != push || !fits) {
                break;
            }
            waiting.removeFirst();
            bytes += next.size();
            messages.add(next);
        }
        waitingBytes -= bytes;
        underWay = new Batch(channel, messages, context::number);
        return underWay;
    }

    private void send(@Nullable Batch batch) {
        if (batch == null) {
            return;
        }
        AppendBatch content = batch.attempt();
        if (content == null) {
            finish(() -> {});
            return;
        }
        context.log()
                .append(channel, content)
                .subscribe(reply -> answered(batch, reply), failure -> failed(batch, failure));
    }

    private void answered(Batch batch, AppendReply reply) {
        backoff.reset();
        finish(() -> batch.settle(reply));
    }

    private void failed(Batch batch, Throwable failure) {
        batch.failed(failure, RedisErrors.mayHaveRun(failure));
        if (batch.isSettled()) {
            finish(() -> {});
        } else if (RedisErrors.isRetryable(failure)) {
            context.later(() -> retry(batch), backoff.next());
        } else {
            finish(() -> batch.refuse(failure));
        }
    }

    private void retry(Batch batch) {
        batch.settleExpired(context.now(), context::tell);
        if (batch.isSettled()) {
            finish(() -> {});
        } else {
            send(batch);
        }
    }

    /** The next batch leaves before this one's publishers are told: telling them takes a while. */
    private void finish(Runnable tell) {
        Batch next;
        synchronized (waiting) {
            underWay = null;
            next = takeIfFree();
        }
        send(next);
        context.tell(tell);
    }
}
