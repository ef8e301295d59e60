package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/**
 * Who reads.
 *
 * @param user the user
 * @param trusted whether it is the application itself, which may read everything
 */
record Reader(UserId user, boolean trusted) {

    /** Completes if this user may read the channel; else errors with what stands against it. */
    Mono<Void> mayRead(ChannelId channel, Reads reads) {
        if (trusted) {
            return Mono.empty();
        }
        return reads.access(channel, user)
                .switchIfEmpty(Mono.error(() -> new ChannelNotFoundException(channel.value())))
                .flatMap(access -> access.open() || access.member()
                        ? Mono.empty()
                        : Mono.error(new ForbiddenException(channel, user, ForbiddenException.Reason.PRIVATE)));
    }
}
