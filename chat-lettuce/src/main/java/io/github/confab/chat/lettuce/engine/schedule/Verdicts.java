package io.github.confab.chat.lettuce.engine.schedule;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.IdempotencyConflictException;
import io.github.confab.chat.error.PublishUnknownException;
import io.github.confab.chat.error.SlowModeException;
import io.github.confab.chat.error.UserDeactivatedException;
import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.lettuce.redis.DueStore.Outcome;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageTooLargeException;
import io.github.confab.chat.model.ScheduledMessage.Failure;
import java.time.Duration;

/** What becomes of a scheduled message that could not be published. */
final class Verdicts {

    /** Between tries while Redis, or this process, cannot take it: it costs one call. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** How long its author may see that it was refused. */
    private static final Duration KEEP = Duration.ofDays(7);

    private Verdicts() {}

    /** @param again whether it was tried before, and nobody knows what came of that */
    static Outcome of(String id, Throwable failure, boolean again) {
        if (failure instanceof SlowModeException slow) {
            return Outcome.later(id, slow.retryAfter());
        }
        if (failure instanceof ForbiddenException forbidden) {
            return refused(id, failure(forbidden.reason()));
        }
        if (failure instanceof UserDeactivatedException) {
            return refused(id, Failure.DEACTIVATED);
        }
        if (failure instanceof IdempotencyConflictException) {
            return refused(id, Failure.KEY_TAKEN);
        }
        if (failure instanceof MessageTooLargeException || failure instanceof InvalidArgumentException) {
            return refused(id, Failure.REFUSED);
        }
        if (failure instanceof ChannelNotFoundException || failure instanceof UserNotFoundException) {
            return Outcome.sent(id);
        }
        return again || failure instanceof PublishUnknownException
                ? Outcome.unsure(id, PAUSE)
                : Outcome.later(id, PAUSE);
    }

    private static Outcome refused(String id, Failure why) {
        return Outcome.refused(id, why.name(), KEEP);
    }

    private static Failure failure(ForbiddenException.Reason reason) {
        return switch (reason) {
            case NOT_A_MEMBER, BANNED, PRIVATE -> Failure.NOT_A_MEMBER;
            case MUTED -> Failure.MUTED;
            case ROLE_TOO_LOW -> Failure.ROLE_TOO_LOW;
            default -> Failure.REFUSED;
        };
    }
}
