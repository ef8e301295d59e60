package io.github.confab.chat.lettuce.engine.work;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.lettuce.redis.AccessStore;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/**
 * Lets those work in a channel whose role may, and the application itself.
 *
 * @param access asked each time: roles change
 * @param user who wants to
 * @param trusted whether it is the application itself
 */
public record WorkerRights(AccessStore access, UserId user, boolean trusted) {

    /** Completes if they may, else errors; of the application a missing channel is found by the work itself. */
    Mono<Void> check(ChannelId channel) {
        if (trusted) {
            return Mono.empty();
        }
        return access.of(channel, user)
                .switchIfEmpty(Mono.error(() -> new ChannelNotFoundException(channel.value())))
                .doOnNext(found -> {
                    if (!found.worker()) {
                        throw new ForbiddenException(channel, user, reason(found));
                    }
                })
                .then();
    }

    private static Reason reason(AccessStore.Access found) {
        if (found.banned()) {
            return Reason.BANNED;
        }
        return found.member() ? Reason.ROLE_TOO_LOW : Reason.NOT_A_MEMBER;
    }
}
