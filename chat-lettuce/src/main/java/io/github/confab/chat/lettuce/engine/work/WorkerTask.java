package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.model.StreamMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/** A message that a worker has in hand. Confined to the loop's turns. */
final class WorkerTask {

    /** Where a task stands. */
    enum State {
        /** Behind another one with the same key. */
        WAITING,
        /** Can begin as soon as there is room and demand. */
        READY,
        /** Its handler runs. */
        RUNNING,
        /** Its handler asked for another attempt, later. */
        HELD
    }

    private final String id;
    private final StreamMessage message;
    private final @Nullable String key;
    private int attempt;
    private State state = State.WAITING;
    private @Nullable Disposable activity;

    WorkerTask(String id, StreamMessage message, @Nullable String key, int attempt) {
        this.id = id;
        this.message = message;
        this.key = key;
        this.attempt = attempt;
    }

    String id() {
        return id;
    }

    StreamMessage message() {
        return message;
    }

    /** Tasks with the same key run one after the other; null: in any order. */
    @Nullable
    String key() {
        return key;
    }

    int attempt() {
        return attempt;
    }

    void attempt(int number) {
        attempt = number;
    }

    State state() {
        return state;
    }

    void state(State next) {
        state = next;
    }

    /** What goes on for it: the run of its handler, or the timer it is held by. */
    void activity(@Nullable Disposable next) {
        activity = next;
    }

    boolean isDoing(Disposable run) {
        return activity == run;
    }

    void stop() {
        if (activity != null) {
            activity.dispose();
            activity = null;
        }
    }
}
