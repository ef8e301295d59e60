package io.github.confab.chat.lettuce.engine.fake;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A command connection: commands run in the order in which they were sent, and are answered in that order. */
final class FakeWire {

    private final VirtualTimeScheduler time;
    private final RandomGenerator random;

    private long sentUntil;
    private long answeredUntil;
    private long slowestMillis = 2;
    private int lostCalls;
    private int sent;

    FakeWire(VirtualTimeScheduler time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    void slowest(long millis) {
        slowestMillis = millis;
    }

    void losesCalls(int count) {
        lostCalls = count;
    }

    /** How many commands have left. */
    int sent() {
        return sent;
    }

    /** Sent when subscribed; runs at a moment, is answered at a later one. */
    <T> Mono<T> command(Supplier<T> run) {
        return Mono.defer(() -> {
            if (lostCalls > 0) {
                lostCalls--;
                return Mono.error(FakeFailures.notConnected());
            }
            sent++;
            Sinks.One<T> answer = Sinks.unsafe().one();
            sentUntil = moment(sentUntil);
            at(sentUntil, () -> run(run, answer));
            return answer.asMono();
        });
    }

    private <T> void run(Supplier<T> run, Sinks.One<T> answer) {
        answeredUntil = moment(answeredUntil);
        try {
            T result = run.get();
            at(answeredUntil, () -> answer.tryEmitValue(result));
        } catch (RuntimeException failure) {
            at(answeredUntil, () -> answer.tryEmitError(failure));
        }
    }

    /** A random moment from now on, not before another: what is sent on one connection stays in order. */
    long moment(long notBefore) {
        long now = time.now(TimeUnit.MILLISECONDS);
        return Math.max(notBefore, now + (slowestMillis == 0 ? 0 : random.nextLong(slowestMillis + 1)));
    }

    private void at(long millis, Runnable task) {
        long now = time.now(TimeUnit.MILLISECONDS);
        time.schedule(task, Math.max(0, millis - now), TimeUnit.MILLISECONDS);
    }
}
