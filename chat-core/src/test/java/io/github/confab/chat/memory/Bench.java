package io.github.confab.chat.memory;

import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.WorkerGroup;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Where a worker's handlers run, on threads of the chat. Messages of one key wait for each other. Used by one thread at
 * a time.
 */
final class Bench {

    private final WorkerGroup group;
    private final Function<StreamMessage, ? extends Publisher<Outcome>> handler;
    private final Scheduler scheduler;
    private final Map<Task, Disposable.Swap> running = new HashMap<>();
    private final Map<Task, String> keys = new HashMap<>();
    private final Map<String, Deque<Task>> lines = new HashMap<>();

    Bench(WorkerGroup group, Function<StreamMessage, ? extends Publisher<Outcome>> handler, Scheduler scheduler) {
        this.group = group;
        this.handler = handler;
        this.scheduler = scheduler;
    }

    /** How many it has, running or in line. */
    int size() {
        return tasks().size();
    }

    Collection<Task> tasks() {
        List<Task> all = new ArrayList<>(running.keySet());
        lines.values().forEach(all::addAll);
        return all;
    }

    /** Runs the handler, now or when its turn comes; {@code finished} may be called on any thread. */
    void put(Task task, BiConsumer<Task, Outcome> finished) {
        Optional<String> key;
        try {
            key = group.orderingKey().map(keyOf -> keyOf.apply(task.message()));
        } catch (RuntimeException noKey) {
            finished.accept(task, settled(task, Outcome.retry(), "the ordering key failed: " + noKey));
            return;
        }
        key.ifPresent(ordered -> keys.put(task, ordered));
        if (key.isPresent() && lines.containsKey(key.get())) {
            lines.get(key.get()).add(task);
            return;
        }
        key.ifPresent(free -> lines.put(free, new ArrayDeque<>()));
        run(task, finished);
    }

    /** Takes it away, and lets the next of its key run. */
    void remove(Task task, BiConsumer<Task, Outcome> finished) {
        running.remove(task);
        Optional.ofNullable(keys.remove(task)).ifPresent(key -> {
            Optional<Task> next = Optional.ofNullable(lines.get(key).poll());
            next.ifPresentOrElse(waiting -> run(waiting, finished), () -> lines.remove(key));
        });
    }

    /** Cancels all handlers. */
    void clear() {
        running.values().forEach(Disposable::dispose);
        running.clear();
        lines.clear();
        keys.clear();
    }

    private void run(Task task, BiConsumer<Task, Outcome> finished) {
        Disposable.Swap handling = Disposables.swap();
        running.put(task, handling);
        handling.update(Mono.defer(() -> call(task.message()))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("the handler gave no outcome")))
                .timeout(group.handlerTimeout(), scheduler)
                .map(outcome -> settled(task, outcome, "the handler asked for more than the last attempt"))
                .onErrorResume(failure -> Mono.just(settled(task, Outcome.retry(), reason(failure))))
                .subscribeOn(scheduler)
                .subscribe(outcome -> finished.accept(task, outcome), closing -> {}));
    }

    private Mono<Outcome> call(StreamMessage message) {
        try {
            return Mono.from(handler.apply(message));
        } catch (Exception | Error broken) {
            return Mono.error(broken);
        }
    }

    private Outcome settled(Task task, Outcome outcome, String reason) {
        boolean another = outcome instanceof Outcome.Retry && task.attempt() >= group.maxAttempts();
        return another ? Outcome.deadLetter(reason) : outcome;
    }

    private String reason(Throwable failure) {
        return failure instanceof TimeoutException
                ? "the handler ran longer than " + group.handlerTimeout()
                : failure.toString();
    }
}
