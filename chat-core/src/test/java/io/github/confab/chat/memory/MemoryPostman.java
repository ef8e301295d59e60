package io.github.confab.chat.memory;

import io.github.confab.chat.ChatClient;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.IdempotencyConflictException;
import io.github.confab.chat.error.SlowModeException;
import io.github.confab.chat.error.UserDeactivatedException;
import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.ScheduledMessage;
import io.github.confab.chat.model.ScheduledMessage.Failure;
import io.github.confab.chat.model.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Sends what is due, for as long as its chat is open; of several on a store the first one does. */
final class MemoryPostman {

    private final ScheduleBook book;
    private final Clock clock;
    private final Scheduler scheduler;
    private final Function<UserId, Mono<ChatClient>> clients;
    private final Lifetime lifetime;

    /** @param clients gives a client that acts as a user */
    MemoryPostman(
            ScheduleBook book,
            Clock clock,
            Scheduler scheduler,
            Lifetime lifetime,
            Function<UserId, Mono<ChatClient>> clients) {
        this.book = book;
        this.clock = clock;
        this.scheduler = scheduler;
        this.lifetime = lifetime;
        this.clients = clients;
    }

    void start() {
        Consumer<ScheduledMessage> each = this::arm;
        lifetime.onClose(() -> book.forget(each));
        book.tell(each);
    }

    private void arm(ScheduledMessage message) {
        arm(message, Duration.between(clock.instant(), message.due()));
    }

    private void arm(ScheduledMessage message, Duration wait) {
        Alarm alarm = new Alarm(scheduler, () -> send(message));
        lifetime.onClose(alarm::dispose);
        alarm.set(wait);
    }

    private void send(ScheduledMessage message) {
        try {
            lifetime.check("send a scheduled message");
        } catch (RuntimeException closed) {
            return;
        }
        if (clock.instant().isBefore(message.due())) {
            // the timer counts in whole milliseconds, and by another clock
            arm(message, Duration.ofMillis(1));
            return;
        }
        if (book.take(message.id())) {
            Draft draft = message.draft();
            Draft keyed = draft.key().isPresent() ? draft : draft.withKey(IdempotencyKey.of("s-" + message.id()));
            clients.apply(message.author())
                    .flatMap(client -> client.channel(message.channel()).publish(keyed))
                    .subscribe(receipt -> book.sent(message.id()), failure -> settle(message, failure));
        }
    }

    private void settle(ScheduledMessage message, Throwable failure) {
        if (failure instanceof SlowModeException slow) {
            book.giveBack(message.id());
            arm(message, slow.retryAfter());
        } else if (failure instanceof ChannelNotFoundException || failure instanceof UserNotFoundException) {
            book.sent(message.id());
        } else {
            book.refused(message.id(), why(failure));
        }
    }

    private static Failure why(Throwable failure) {
        if (failure instanceof ForbiddenException forbidden) {
            return switch (forbidden.reason()) {
                case NOT_A_MEMBER, BANNED, PRIVATE -> Failure.NOT_A_MEMBER;
                case MUTED -> Failure.MUTED;
                case ROLE_TOO_LOW -> Failure.ROLE_TOO_LOW;
                default -> Failure.REFUSED;
            };
        }
        if (failure instanceof UserDeactivatedException) {
            return Failure.DEACTIVATED;
        }
        return failure instanceof IdempotencyConflictException ? Failure.KEY_TAKEN : Failure.REFUSED;
    }
}
