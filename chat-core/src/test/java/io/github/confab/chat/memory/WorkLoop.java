package io.github.confab.chat.memory;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.WorkEvent;
import io.github.confab.chat.model.WorkEvent.GroupRecreated;
import io.github.confab.chat.model.WorkEvent.Lost;
import io.github.confab.chat.model.WorkEvent.Processed;
import io.github.confab.chat.model.WorkerGroup;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Operators;

/** One worker: takes messages of its group while there is demand, and tells what came of them. */
final class WorkLoop implements Subscription, ChannelListener {

    private final ChannelState channel;
    private final UserId user;
    private final WorkerGroup group;
    private final Bench bench;
    private final CoreSubscriber<? super WorkEvent> subscriber;
    private final Horizon horizon;
    private final Alarm comesAgain;
    private final Queue<Processed> results = new ConcurrentLinkedQueue<>();
    private final Queue<WorkEvent> events = new ArrayDeque<>();
    private final AtomicLong demand = new AtomicLong();
    private final Turn turn = new Turn(this::work);
    private final Ending ending = new Ending();
    private WorkGroup progress;

    /** Does nothing before {@link #begin()}. */
    WorkLoop(
            ChannelState channel,
            Session session,
            WorkerGroup group,
            Bench bench,
            CoreSubscriber<? super WorkEvent> subscriber) {
        this.channel = channel;
        this.user = session.user().id();
        this.group = group;
        this.bench = bench;
        this.subscriber = subscriber;
        this.horizon = new Horizon(channel.log(), session, turn::take);
        this.comesAgain = new Alarm(session.scheduler(), turn::take);
        channel.tell(this);
        this.progress = channel.groups().open(group.name(), group.startAt());
        horizon.stored(true);
    }

    void onEnd(Disposable registration) {
        ending.with(registration);
    }

    void begin() {
        ending.with(horizon);
        ending.with(comesAgain);
        ending.with(() -> channel.forget(this));
        turn.open();
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            ending.fail(new IllegalArgumentException("rule 3.9: the demand must be positive, got: " + n));
        } else {
            demand.accumulateAndGet(n, Operators::addCap);
        }
        turn.take();
    }

    @Override
    public void cancel() {
        ending.cancel();
        turn.take();
    }

    @Override
    public void stored(boolean pushed) {
        horizon.stored(pushed);
    }

    @Override
    public void membersChanged() {
        try {
            channel.mustWork(user);
        } catch (ForbiddenException lowered) {
            fail(lowered);
        }
    }

    @Override
    public void worked() {
        turn.take();
    }

    @Override
    public void fail(ChatException why) {
        ending.fail(why);
        turn.take();
    }

    private void work() {
        ending.failure().filter(why -> !ending.isOver()).ifPresent(why -> {
            ending.cancel();
            Ending.tell(why, subscriber);
        });
        if (ending.isOver()) {
            handOver();
            return;
        }
        followGroup();
        boolean busy = true;
        while (busy && !ending.isOver()) {
            busy = collect() | emit() | take();
        }
        progress.untilNext().ifPresent(comesAgain::set);
    }

    private void handOver() {
        boolean hasSome = bench.size() > 0;
        bench.tasks().forEach(task -> progress.comesAgain(task, Duration.ZERO));
        bench.clear();
        if (hasSome) {
            channel.groups().changed();
        }
    }

    private void followGroup() {
        Optional<WorkGroup> current = channel.groups().find(group.name());
        if (current.isEmpty()) {
            events.add(new GroupRecreated(progress.done()));
            progress = channel.groups().reopen(group.name(), progress.done());
        } else {
            progress = current.get();
        }
    }

    private boolean collect() {
        Optional<Processed> result = Optional.ofNullable(results.poll());
        result.ifPresent(this::settle);
        return result.isPresent();
    }

    private void settle(Processed result) {
        Task task = new Task(result.message(), result.attempt());
        bench.remove(task, this::finished);
        if (result.outcome() instanceof Outcome.Retry retry) {
            progress.comesAgain(task, retry.delay());
        } else {
            progress.finish(task);
        }
        if (result.outcome() instanceof Outcome.Dead dead) {
            channel.groups().bury(group.name(), task, dead.reason());
        }
        events.add(result);
        channel.groups().changed();
    }

    private boolean emit() {
        if (demand.get() == 0 || events.isEmpty()) {
            return false;
        }
        demand.updateAndGet(n -> n == Long.MAX_VALUE ? n : n - 1);
        try {
            subscriber.onNext(events.remove());
        } catch (RuntimeException | Error broken) {
            // rule 2.13: a subscriber that throws has cancelled; whoever publishes must not suffer for it
            cancel();
            Operators.onErrorDropped(broken, subscriber.currentContext());
        }
        return true;
    }

    private boolean take() {
        if (bench.size() >= group.concurrency() || bench.size() + events.size() >= demand.get()) {
            return false;
        }
        Optional<Lost> lost = progress.takeLost().map(Lost::new);
        lost.ifPresent(events::add);
        Optional<Task> task = lost.isPresent() ? Optional.empty() : progress.take(horizon.seq());
        task.ifPresent(mine -> bench.put(mine, this::finished));
        return lost.isPresent() || task.isPresent();
    }

    private void finished(Task task, Outcome outcome) {
        results.add(new Processed(task.message(), task.attempt(), outcome));
        turn.take();
    }
}
