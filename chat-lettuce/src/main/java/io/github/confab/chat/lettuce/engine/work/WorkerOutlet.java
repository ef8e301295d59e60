package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.model.WorkEvent;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;

/**
 * Gives events to the application, as it asks for them, on its own threads.
 *
 * <p>What waits here is bounded: the loop begins no message before there is demand for its event, so at most what is
 * running or being acknowledged can come; of {@link WorkEvent.GroupRecreated}, which nobody asked for, only the newest
 * is kept.
 */
final class WorkerOutlet {

    private final CoreSubscriber<? super WorkEvent> subscriber;
    private final Scheduler scheduler;
    private final Queue<WorkEvent> events = new ConcurrentLinkedQueue<>();
    private final AtomicReference<WorkEvent.@Nullable GroupRecreated> notice = new AtomicReference<>();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger missed = new AtomicInteger();
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    WorkerOutlet(CoreSubscriber<? super WorkEvent> subscriber, Scheduler scheduler) {
        this.subscriber = subscriber;
        this.scheduler = scheduler;
    }

    void request(long n) {
        demand.accumulateAndGet(n, Operators::addCap);
        wake();
    }

    void give(WorkEvent event) {
        events.add(event);
        wake();
    }

    void announce(WorkEvent.GroupRecreated event) {
        notice.set(event);
        wake();
    }

    /** The last signal, after the events that were asked for. */
    void fail(Throwable reason) {
        failure = reason;
        wake();
    }

    void close() {
        closed = true;
        events.clear();
    }

    private void wake() {
        if (missed.getAndIncrement() == 0) {
            try {
                scheduler.schedule(this::drain);
            } catch (RejectedExecutionException shutDown) {
                close(); // the application's threads are gone, and with them whoever could be told
            }
        }
    }

    private void drain() {
        int taken = missed.get();
        while (taken != 0) {
            long wanted = demand.get();
            long given = 0;
            for (WorkEvent event = next(wanted); event != null; event = next(wanted - given)) {
                subscriber.onNext(event);
                given++;
            }
            if (given > 0 && wanted != Long.MAX_VALUE) {
                demand.addAndGet(-given);
            }
            Throwable end = failure;
            if (end != null && !closed) {
                closed = true;
                subscriber.onError(end);
            }
            taken = missed.addAndGet(-taken);
        }
    }

    private @Nullable WorkEvent next(long wanted) {
        if (closed || wanted <= 0) {
            return null;
        }
        WorkEvent first = notice.getAndSet(null);
        return first != null ? first : events.poll();
    }
}
