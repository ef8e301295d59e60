package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.PermanentChatException;
import io.github.confab.chat.lettuce.engine.base.Backoff;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * What a reader waits for: one answer at a time, which its drain loop handles when it has been woken. Confined to that
 * loop, but for the answers that come in.
 */
final class Answers {

    private final Backoff backoff;
    private final Scheduler timers;
    private final Runnable wake;
    private final Disposable.Swap starting = Disposables.swap();
    private final Disposable.Swap reading = Disposables.swap();

    private boolean underWay = true;
    private volatile @Nullable Runnable answer;

    /** Nothing goes on before {@link #begin}. */
    Answers(Backoff backoff, Scheduler timers, Runnable wake) {
        this.backoff = backoff;
        this.timers = timers;
        this.wake = wake;
    }

    /** The first answer. */
    <T> void begin(Mono<T> work, Consumer<T> handler) {
        // not by await: this is the subscriber's thread, and the drain loop may have the answer before we return
        starting.update(subscribe(work, handler));
    }

    <T> void await(Mono<T> work, Consumer<T> handler) {
        underWay = true;
        reading.update(subscribe(work, handler));
    }

    /** Nothing more for a while, each time a longer one, until {@link #calm()}. */
    void pause() {
        await(Mono.delay(backoff.next(), timers), tick -> {});
    }

    void calm() {
        backoff.reset();
    }

    boolean isUnderWay() {
        return underWay;
    }

    /** Handles the answer, if it is there; throws what ends the feed. */
    void handle() {
        Runnable answered = answer;
        if (answered != null) {
            answer = null;
            underWay = false;
            answered.run();
        }
    }

    void close() {
        starting.dispose();
        reading.dispose();
    }

    private <T> Disposable subscribe(Mono<T> work, Consumer<T> handler) {
        return work.subscribe(
                found -> answered(() -> handler.accept(found)), failure -> answered(() -> failed(failure)));
    }

    private void answered(Runnable handling) {
        answer = handling;
        wake.run();
    }

    private void failed(Throwable failure) {
        if (failure instanceof PermanentChatException permanent) {
            throw permanent;
        }
        if (!(failure instanceof ChatException)) {
            throw new IllegalStateException("a read failed in an unknown way", failure);
        }
        pause();
    }
}
