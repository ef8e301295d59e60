package io.github.confab.chat.lettuce.engine.feed;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Lets only so many reads be under way at once; others wait their turn, first come first served. A read that finds room
 * is sent before {@code subscribe} returns, in the caller's thread.
 */
final class ReadGate {

    private final int places;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int taken;

    /** @param places how many reads may be under way */
    ReadGate(int places) {
        this.places = places;
    }

    <T> Mono<T> pass(Supplier<Mono<T>> read) {
        return Mono.create(sink -> enter(() -> begin(read, sink)));
    }

    private <T> void begin(Supplier<Mono<T>> read, MonoSink<T> sink) {
        // cancelling the sink drops the answer, not the read: its place is free when Redis has answered it
        Mono.defer(read).doFinally(end -> leave()).subscribe(sink::success, sink::error, sink::success);
    }

    private void enter(Runnable read) {
        synchronized (waiting) {
            if (taken == places) {
                waiting.add(read);
                return;
            }
            taken++;
        }
        read.run();
    }

    private void leave() {
        Runnable next;
        synchronized (waiting) {
            next = waiting.poll();
            if (next == null) {
                taken--;
                return;
            }
        }
        next.run();
    }
}
