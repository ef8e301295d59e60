package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.error.ChannelGoneException;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.lettuce.engine.base.Backoff;
import io.github.confab.chat.lettuce.engine.feed.Doorbell;
import io.github.confab.chat.lettuce.redis.GroupReply;
import io.github.confab.chat.lettuce.redis.GroupReply.Status;
import io.github.confab.chat.lettuce.redis.GroupStart;
import io.github.confab.chat.lettuce.redis.GroupStore.Held;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.WorkEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Operators;

/**
 * One subscription to {@code consume}: checks the rights, joins the group, works until it is cancelled or cannot go on, and
 * leaves. It owns all that goes on in between, and ends it.
 */
final class WorkerLoop implements Subscription {

    private static final Duration POLL = Duration.ofSeconds(5);

    private enum Phase {
        CHECKING,
        JOINING,
        WORKING,
        ENDED
    }

    private final WorkerJob job;
    private final WorkerSeat seat;
    private final Doorbell doorbell;
    private final RandomGenerator random;
    private final WorkerTurns turns;
    private final WorkerTools tools;
    private final WorkerHandling handling;
    private final WorkerReception reception;
    private final WorkerIntake intake;
    private final WorkerUpkeep upkeep;
    private final Disposable.Swap bell = Disposables.swap();

    private Phase phase = Phase.CHECKING;
    private boolean asking;
    private boolean wasMember;

    WorkerLoop(
            WorkerJob job,
            WorkerSeat seat,
            WorkerThreads threads,
            WorkerSignals signals,
            CoreSubscriber<? super WorkEvent> subscriber) {
        this.job = job;
        this.seat = seat;
        this.doorbell = signals.doorbell();
        this.random = signals.random();
        this.turns = new WorkerTurns(threads.engine().createWorker(), this::pump, this::end);
        WorkerOutlet outlet = new WorkerOutlet(subscriber, threads.handlers());
        WorkerCalls calls = new WorkerCalls(turns, new Backoff(random), this::end, this::examine);
        WorkerSettlement settlement = new WorkerSettlement(seat, calls, outlet);
        this.tools = new WorkerTools(turns, calls, new WorkerBench(job.group().concurrency()), settlement, outlet);
        this.handling =
                new WorkerHandling(job, tools, new WorkerHands(threads.handlers()), subscriber.currentContext());
        this.reception = new WorkerReception(job, tools);
        this.intake = new WorkerIntake(job, seat, tools, reception, handling.due());
        this.upkeep = new WorkerUpkeep(seat, tools, intake);
    }

    void start() {
        turns.take(() -> {});
    }

    @Override
    public void request(long n) {
        if (Operators.validate(n)) {
            tools.outlet().request(n);
            turns.take(() -> tools.bench().request(n));
        }
    }

    @Override
    public void cancel() {
        tools.outlet().close();
        turns.take(this::leave);
    }

    private void pump() {
        if (tools.calls().quiet() || asking) {
            return;
        }
        switch (phase) {
            case CHECKING -> check();
            case JOINING -> join();
            case WORKING -> work();
            case ENDED -> {}
        }
    }

    private void check() {
        asking = true;
        tools.calls()
                .send(
                        job.rights().check(job.channel()).thenReturn(true),
                        allowed -> {
                            asking = false;
                            phase = Phase.JOINING;
                        },
                        () -> asking = false);
    }

    /** Who is banned, or has a lower role by now, works no more. */
    private void checkAgain() {
        tools.calls().send(job.rights().check(job.channel()).thenReturn(true), allowed -> {}, () -> {});
    }

    private void join() {
        asking = true;
        tools.calls().group(seat.store().join(seat.me(), position(), inHand()), this::joined, () -> asking = false);
    }

    /** A group that vanished goes on after the newest message this worker knows it to have been given. */
    private GroupStart position() {
        return wasMember ? new GroupStart(reception.newest().toString(), "") : job.start();
    }

    private List<Held> inHand() {
        if (!wasMember) {
            return List.of();
        }
        List<Held> held = new ArrayList<>(tools.settlement().dead());
        tools.bench().all().forEach(task -> held.add(new Held(task.id(), task.attempt())));
        return held;
    }

    private void joined(GroupReply reply) {
        asking = false;
        phase = Phase.WORKING;
        tools.calls().joined(reply);
        reception.seen(reply.position());
        intake.ring();
        intake.searchSilent();
        if (wasMember) {
            tools.outlet().announce(new WorkEvent.GroupRecreated(MessageId.parse(reply.position())));
            return;
        }
        wasMember = true;
        intake.searchOwn();
        begin();
    }

    private void begin() {
        bell.update(doorbell.listen(job.channel(), () -> turns.take(intake::ring), this::closed));
        turns.every(POLL, intake::ring);
        turns.every(POLL, this::checkAgain);
        turns.every(job.ackTimeout().dividedBy(2), upkeep::keepAlive);
        handling.start();
        searchSilentLater();
    }

    /** With jitter, or all workers of a group would search at the same moment. */
    private void searchSilentLater() {
        long half = job.ackTimeout().toMillis() / 2;
        turns.later(
                () -> {
                    intake.searchSilent();
                    searchSilentLater();
                },
                Duration.ofMillis(half - half / 4 + random.nextLong(half / 2 + 1)));
    }

    private void work() {
        handling.pump();
        tools.settlement().pump();
        upkeep.pump();
        intake.pump();
    }

    /** Sees what each reply says of the group itself. */
    private void examine(GroupReply reply) {
        if (phase == Phase.ENDED) {
            return;
        }
        if (reply.status() == Status.NO_CHANNEL) {
            end(
                    wasMember
                            ? new ChannelGoneException(job.channel())
                            : new ChannelNotFoundException(job.channel().value()));
            return;
        }
        if (reply.status() == Status.NO_STREAM) {
            tools.calls().pause(); // until somebody publishes
        }
        if (phase == Phase.WORKING
                && (reply.status() != Status.OK || !tools.calls().isOfOurGroup(reply))) {
            phase = Phase.JOINING;
        }
    }

    private void closed(ChatException reason) {
        turns.take(() -> end(reason));
    }

    private void end(Throwable reason) {
        if (phase != Phase.ENDED) {
            leave();
            tools.outlet().fail(reason);
        }
    }

    /** Best effort: whoever leaves without a word is found silent by the others, and forgotten by the janitor. */
    private void leave() {
        if (phase == Phase.ENDED) {
            return;
        }
        phase = Phase.ENDED;
        turns.close();
        bell.dispose();
        handling.close();
        tools.calls().close();
        if (wasMember) {
            upkeep.leave(job.ackTimeout());
        }
    }
}
