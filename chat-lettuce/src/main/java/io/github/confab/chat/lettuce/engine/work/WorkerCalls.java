package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.error.ServerRefusedException;
import io.github.confab.chat.error.TransientChatException;
import io.github.confab.chat.lettuce.engine.base.Backoff;
import io.github.confab.chat.lettuce.redis.GroupReply;
import io.github.confab.chat.lettuce.redis.RedisErrors;
import java.util.function.Consumer;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * A worker loop's calls to the store, and what a failing one means: a permanent failure ends the loop, any other makes it
 * quiet for a while that grows from 50 ms to 2 s. Confined to the loop's turns.
 */
final class WorkerCalls {

    private final WorkerTurns turns;
    private final Backoff backoff;
    private final Consumer<Throwable> fatal;
    private final Consumer<GroupReply> examine;
    private final Disposable.Composite inFlight = Disposables.composite();
    private boolean quiet;
    private String generation = "";

    /**
     * @param fatal hears of a permanent failure
     * @param examine sees each reply of the group after its content was dealt with
     */
    WorkerCalls(WorkerTurns turns, Backoff backoff, Consumer<Throwable> fatal, Consumer<GroupReply> examine) {
        this.turns = turns;
        this.backoff = backoff;
        this.fatal = fatal;
        this.examine = examine;
    }

    /** Whether nothing may be sent at present. */
    boolean quiet() {
        return quiet;
    }

    /** The group was joined, as it is now. */
    void joined(GroupReply reply) {
        generation = reply.generation();
    }

    /** Whether a reply comes from the very group that was joined, not from one made anew since. */
    boolean isOfOurGroup(GroupReply reply) {
        return reply.generation().equals(generation);
    }

    /**
     * @param done deals with a reply from a group that is there
     * @param failed is told of any other end
     */
    void group(Mono<GroupReply> call, Consumer<GroupReply> done, Runnable failed) {
        send(
                call,
                reply -> {
                    if (reply.status() == GroupReply.Status.OK) {
                        backoff.reset();
                        done.accept(reply);
                    } else {
                        failed.run();
                    }
                    examine.accept(reply);
                },
                failed);
    }

    <T> void send(Mono<T> call, Consumer<T> done, Runnable failed) {
        Disposable.Swap handle = Disposables.swap();
        inFlight.add(handle);
        handle.update(call.subscribe(
                reply -> turns.take(() -> {
                    inFlight.remove(handle);
                    done.accept(reply);
                }),
                failure -> turns.take(() -> {
                    inFlight.remove(handle);
                    failed.run();
                    suffer(failure);
                })));
    }

    /** Says nothing more for a while. */
    void pause() {
        if (!quiet) {
            quiet = true;
            turns.later(() -> quiet = false, backoff.next());
        }
    }

    /** Drops what is under way. */
    void close() {
        inFlight.dispose();
    }

    private void suffer(Throwable failure) {
        if (passes(failure)) {
            pause();
        } else {
            fatal.accept(failure);
        }
    }

    /** Without memory Redis still gives and acknowledges messages; only a dead letter has to wait for somebody's help. */
    private static boolean passes(Throwable failure) {
        return failure instanceof TransientChatException
                || (failure instanceof ServerRefusedException refused
                        && (refused.code().equals("OOM") || RedisErrors.isRetryable(refused)));
    }
}
