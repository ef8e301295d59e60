package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.StreamMessage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/**
 * One run of the application's handler, which may do anything: throw, give nothing, block, never end. Whatever it does,
 * the listener hears of it once, or not at all after {@link #dispose()}.
 */
final class WorkerAttempt implements CoreSubscriber<Outcome>, Runnable, Disposable {

    /** Hears how an attempt ended. */
    interface Listener {

        /** From any thread. */
        void said(WorkerAttempt attempt, Outcome outcome);

        /** From any thread. */
        void failed(WorkerAttempt attempt, String reason);
    }

    private final WorkerTask task;
    private final Function<StreamMessage, ? extends Publisher<Outcome>> handler;
    private final Context context;
    private final Listener listener;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Disposable.Swap thread = Disposables.swap();
    private volatile @Nullable Subscription subscription;

    WorkerAttempt(
            WorkerTask task,
            Function<StreamMessage, ? extends Publisher<Outcome>> handler,
            Context context,
            Listener listener) {
        this.task = task;
        this.handler = handler;
        this.context = context;
        this.listener = listener;
    }

    WorkerTask task() {
        return task;
    }

    void startOn(Scheduler scheduler) {
        try {
            thread.update(scheduler.schedule(this));
        } catch (RejectedExecutionException full) {
            onError(full);
        }
    }

    @Override
    public void run() {
        if (ended.get()) {
            return;
        }
        try {
            Publisher<Outcome> outcome = handler.apply(task.message());
            if (outcome == null) {
                fail("the handler returned null");
                return;
            }
            Mono.from(outcome).subscribe(this);
        } catch (Throwable failure) { // an Error too: one message must not stop the worker
            onError(failure);
        }
    }

    @Override
    public void onSubscribe(Subscription offered) {
        subscription = offered;
        if (ended.get()) {
            offered.cancel();
        } else {
            offered.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(Outcome outcome) {
        if (ended.compareAndSet(false, true)) {
            listener.said(this, outcome);
        }
    }

    @Override
    public void onError(Throwable failure) {
        fail(WorkerVerdict.reason(failure));
    }

    @Override
    public void onComplete() {
        fail("the handler completed without an outcome");
    }

    private void fail(String reason) {
        if (ended.compareAndSet(false, true)) {
            listener.failed(this, reason);
        }
    }

    /** Takes the message away from the handler: cancels it, and interrupts its thread if it blocks there. */
    @Override
    public void dispose() {
        if (ended.compareAndSet(false, true)) {
            thread.dispose();
            Subscription running = subscription;
            if (running != null) {
                running.cancel();
            }
        }
    }

    @Override
    public boolean isDisposed() {
        return ended.get();
    }

    @Override
    public Context currentContext() {
        return context;
    }
}
