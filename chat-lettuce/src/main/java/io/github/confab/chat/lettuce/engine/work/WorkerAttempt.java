package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.StreamMessage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
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
    private volatile @Nullable Subscription subscription;
    private @Nullable Thread thread;
    private boolean interrupted;

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

    @Override
    public void run() {
        if (!enter()) {
            return;
        }
        try {
            Publisher<Outcome> outcome = handler.apply(task.message());
            if (outcome == null) {
                fail("the handler returned null");
            } else {
                Mono.from(outcome).subscribe(this);
            }
        } catch (Throwable failure) { // an Error too: one message must not stop the worker
            onError(failure);
        } finally {
            exit();
        }
    }

    private synchronized boolean enter() {
        thread = Thread.currentThread();
        return !ended.get();
    }

    /** From here on the thread is somebody else's: an interrupt that was meant for this attempt ends with it. */
    private synchronized void exit() {
        thread = null;
        if (interrupted) {
            Thread.interrupted();
        }
    }

    private synchronized void interrupt() {
        if (thread != null && thread != Thread.currentThread()) {
            interrupted = true;
            thread.interrupt();
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
            interrupt();
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
