package io.github.confab.chat.memory;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.ClientClosedException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** From opening to closing, of a chat or of one client of it; what still runs at the end is told. */
final class Lifetime {

    private final Set<Runnable> endings = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private volatile Function<String, ChatException> reason = ClientClosedException::new;

    /** A lifetime that ends with this one, or before. */
    Lifetime child() {
        Lifetime child = new Lifetime();
        child.onClose(onClose(child::close)::dispose);
        return child;
    }

    /** The answer, or an error if this is over when the Mono is subscribed; a null answer is empty. */
    <T> Mono<T> ask(String what, Callable<T> answer) {
        return Mono.fromCallable(() -> {
            check(what);
            return answer.call();
        });
    }

    void check(String what) {
        if (closed) {
            throw refusal(what);
        }
    }

    /** What is said to who asks for something when this is over. */
    ChatException refusal(String what) {
        return reason.apply(what);
    }

    /** Ends it for a reason that is not the application's own. */
    void end(Function<String, ChatException> why) {
        if (!closed) {
            reason = why;
            close();
        }
    }

    /** Runs {@code ending} once, at the end, or at once if that has been; dispose the result to forget it. */
    Disposable onClose(Runnable ending) {
        endings.add(ending);
        if (closed && endings.remove(ending)) {
            ending.run();
        }
        return () -> endings.remove(ending);
    }

    void close() {
        closed = true;
        for (Runnable ending : endings) {
            if (endings.remove(ending)) {
                ending.run();
            }
        }
    }
}
