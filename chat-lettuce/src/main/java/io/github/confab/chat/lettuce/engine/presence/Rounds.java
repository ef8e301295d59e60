package io.github.confab.chat.lettuce.engine.presence;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** Does the same again and again, one at a time, until it is disposed; a failure only makes the next one come sooner. */
final class Rounds implements Disposable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private static final int SOONER = 4;

    private final String what;
    private final PresenceContext context;
    private final Disposable.Swap running = Disposables.swap();
    private final AtomicBoolean failing = new AtomicBoolean();

    Rounds(String what, PresenceContext context) {
        this.what = what;
        this.context = context;
    }

    void start(Duration period, Supplier<Mono<Void>> round) {
        running.update(
                Mono.defer(() -> Mono.delay(pause(period), context.threads().timers()))
                        .then(Mono.defer(round))
                        .doOnSuccess(done -> recovered())
                        .onErrorResume(this::failed)
                        .repeat()
                        .subscribe());
    }

    /** Between 3/4 and 5/4 of the period, so that processes started together do not ask together. */
    private Duration pause(Duration period) {
        long millis = failing.get() ? Math.max(1, period.toMillis() / SOONER) : period.toMillis();
        return Duration.ofMillis(millis * 3 / 4 + context.random().nextLong(millis / 2 + 1));
    }

    private void recovered() {
        if (failing.compareAndSet(true, false)) {
            LOG.info("presence: {} works again", what);
        }
    }

    private Mono<Void> failed(Throwable reason) {
        if (failing.compareAndSet(false, true)) {
            LOG.warn("presence: {} failed and is tried again: {}", what, reason.getMessage());
        }
        return Mono.empty();
    }

    @Override
    public void dispose() {
        running.dispose();
    }
}
