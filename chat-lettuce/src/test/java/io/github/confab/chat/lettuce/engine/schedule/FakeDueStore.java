package io.github.confab.chat.lettuce.engine.schedule;

import io.github.confab.chat.lettuce.redis.DueMessage;
import io.github.confab.chat.lettuce.redis.DueStore;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Batches that a test says are due. */
final class FakeDueStore implements DueStore {

    final Deque<List<Taken>> due = new ArrayDeque<>();
    final List<Outcome> settled = new ArrayList<>();

    @Nullable
    RuntimeException failure;

    Duration lease = Duration.ZERO;
    int looks;
    int settlements;

    @Override
    public Mono<Batch> take(Duration forHowLong, int most) {
        return Mono.fromSupplier(() -> {
            looks++;
            lease = forHowLong;
            if (failure != null) {
                throw failure;
            }
            List<Taken> next = due.isEmpty() ? List.of() : due.poll();
            return new Batch(next, 1_000_000, !next.isEmpty());
        });
    }

    @Override
    public Mono<Void> settle(List<Outcome> outcomes) {
        return Mono.fromRunnable(() -> {
            settlements++;
            settled.addAll(outcomes);
        });
    }

    @Override
    public Mono<Added> add(DueMessage message, int mostOfAuthor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Listing> list(UserId author, Optional<ChannelId> channel, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Boolean> cancel(String id, UserId author, ChannelId channel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Void> forget(UserId author) {
        throw new UnsupportedOperationException();
    }
}
