package io.github.confab.chat.lettuce.engine.account;

import io.github.confab.chat.error.ClientClosedException;
import io.github.confab.chat.error.OverloadedException;
import io.github.confab.chat.model.Password;
import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Where passwords are hashed: on threads of their own, since each takes a tenth of a second and 19 MiB. Only so many
 * wait; whoever comes then is told to come back, before anything is done.
 */
final class PasswordDesk {

    private static final int MOST_WAITING = 32;
    private static final String WHAT = "check a password";

    private final Hashing hashing;
    private final Scheduler threads;
    private final int room;
    private final AtomicInteger present = new AtomicInteger();
    private final Sinks.Empty<Void> closing = Sinks.empty();

    /** @param threadCount how many of {@code threads} there are */
    PasswordDesk(Hashing hashing, Scheduler threads, int threadCount) {
        this.hashing = hashing;
        this.threads = threads;
        this.room = MOST_WAITING + threadCount;
    }

    Mono<String> hash(Password password) {
        return work(password, hashing::hash);
    }

    /** Without a hash it takes as long, and is false. */
    Mono<Boolean> matches(Password password, String hash) {
        return work(password, bytes -> {
            if (hash.isEmpty()) {
                hashing.hash(bytes);
                return false;
            }
            return hashing.matches(bytes, hash);
        });
    }

    /** Whether the next one would be refused: worth knowing before an attempt is counted. */
    boolean isFull() {
        return present.get() >= room;
    }

    /** Whoever waits is told; the threads are their owner's to end. */
    void close() {
        closing.tryEmitError(closed());
    }

    private static ClientClosedException closed() {
        return new ClientClosedException(WHAT);
    }

    boolean isOutdated(String hash) {
        return hashing.isOutdated(hash);
    }

    private <T> Mono<T> work(Password password, Function<byte[], T> task) {
        return Mono.defer(() -> {
            if (present.incrementAndGet() > room) {
                present.decrementAndGet();
                return Mono.error(new OverloadedException(WHAT));
            }
            return Mono.fromCallable(() -> withBytes(password, task))
                    .subscribeOn(threads)
                    .onErrorMap(RejectedExecutionException.class, ended -> closed())
                    .takeUntilOther(closing.asMono())
                    .doFinally(end -> present.decrementAndGet());
        });
    }

    private static <T> T withBytes(Password password, Function<byte[], T> task) {
        byte[] bytes = password.utf8();
        try {
            return task.apply(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
