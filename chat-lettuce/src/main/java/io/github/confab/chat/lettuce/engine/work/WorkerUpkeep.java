package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.lettuce.redis.GroupStore.Held;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what a worker has in hand from being taken over while it is alive, and hands it on when it leaves. Confined to the
 * loop's turns.
 */
final class WorkerUpkeep {

    private static final int PAGE = 100;
    private static final int MOST_AT_THE_END = 1000;

    private final WorkerSeat seat;
    private final WorkerTools tools;
    private final WorkerIntake intake;
    private boolean due;
    private int underWay;

    WorkerUpkeep(WorkerSeat seat, WorkerTools tools, WorkerIntake intake) {
        this.seat = seat;
        this.tools = tools;
        this.intake = intake;
    }

    void keepAlive() {
        due = true;
    }

    void pump() {
        if (!due || underWay > 0) {
            return;
        }
        due = false;
        List<String> ids = inHand();
        for (int from = 0; from < ids.size(); from += PAGE) {
            keep(ids.subList(from, Math.min(ids.size(), from + PAGE)));
        }
    }

    private List<String> inHand() {
        List<String> ids = new ArrayList<>();
        tools.bench().all().forEach(task -> ids.add(task.id()));
        for (Held dead : tools.settlement().dead()) {
            ids.add(dead.id());
        }
        return ids;
    }

    private void keep(List<String> page) {
        underWay++;
        tools.calls()
                .group(
                        seat.store().keep(seat.me(), page),
                        reply -> {
                            underWay--;
                            // after a group vanished, what it does not know is still ours: the next join tells it so
                            if (tools.calls().isOfOurGroup(reply)) {
                                intake.dropStrange(reply.ids());
                            }
                        },
                        () -> {
                            underWay--;
                            due = true;
                        });
    }

    /** Owned by nobody: it ends by itself, within the timeout of a command. */
    void leave(Duration silence) {
        List<String> handled = tools.settlement().handled();
        List<String> most = handled.subList(0, Math.min(handled.size(), MOST_AT_THE_END));
        seat.store().leave(seat.me(), silence, most).subscribe(left -> {}, unreachable -> {});
    }
}
