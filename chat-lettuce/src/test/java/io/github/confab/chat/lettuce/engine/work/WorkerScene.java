package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.lettuce.redis.AccessStore;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.WorkEvent;
import io.github.confab.chat.model.WorkEvent.Processed;
import io.github.confab.chat.model.WorkerGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** One worker in virtual time, on a group in memory. */
final class WorkerScene {

    static final ChannelId CHANNEL = ChannelId.of("c1");
    static final WorkerGroup GROUP = WorkerGroup.of("g");

    final FakeGroupStore store = new FakeGroupStore();
    final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    final List<WorkEvent> events = new ArrayList<>();
    final List<String> handled = new ArrayList<>();
    AccessStore access = (channel, user) -> Mono.error(new AssertionError("the application is not checked"));
    boolean trusted = true;

    @Nullable
    Throwable error;

    @Nullable
    Runnable bell;

    @Nullable
    Consumer<ChatException> closing;

    private final Subscriber subscriber = new Subscriber();

    /** Starts the worker, which answers what {@code handler} says. */
    WorkerScene start(WorkerGroup group, long demand, Function<StreamMessage, ? extends Publisher<Outcome>> handler) {
        var loops = new WorkerLoops(
                store, new WorkerThreads(time, time), new WorkerSignals(this::listen, new Random(1)), () -> "w1");
        var rights = new WorkerRights(access, UserId.of("ada"), trusted);
        loops.consume(new WorkerJob(CHANNEL, rights, group, message -> {
                    handled.add(message.text());
                    return handler.apply(message);
                }))
                .subscribe(subscriber);
        if (demand > 0) {
            subscriber.request(demand);
        }
        return run();
    }

    WorkerScene start(WorkerGroup group, Function<StreamMessage, ? extends Publisher<Outcome>> handler) {
        return start(group, Long.MAX_VALUE, handler);
    }

    private Disposable listen(ChannelId channel, Runnable ring, Consumer<ChatException> closed) {
        bell = ring;
        closing = closed;
        return () -> bell = null;
    }

    /** Lets everything happen that is to happen now. */
    WorkerScene run() {
        return pass(Duration.ZERO);
    }

    WorkerScene pass(Duration span) {
        time.advanceTimeBy(span);
        return this;
    }

    void ring() {
        if (bell != null) {
            bell.run();
        }
        run();
    }

    void request(long n) {
        subscriber.request(n);
        run();
    }

    void cancel() {
        subscriber.cancel();
        run();
    }

    List<Processed> processed() {
        return events.stream()
                .filter(Processed.class::isInstance)
                .map(Processed.class::cast)
                .toList();
    }

    private final class Subscriber extends BaseSubscriber<WorkEvent> {

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // the test requests
        }

        @Override
        protected void hookOnNext(WorkEvent event) {
            events.add(event);
        }

        @Override
        protected void hookOnError(Throwable failure) {
            error = failure;
        }
    }
}
