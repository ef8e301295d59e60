package io.github.confab.chat.lettuce.engine.people;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.redis.MemberStore;
import io.github.confab.chat.lettuce.redis.UserChannels;
import io.github.confab.chat.lettuce.redis.UserChannels.Noted;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes a user who is erased out of all channels but direct ones. Each channel is struck out of the list after it was left, so
 * whoever begins again goes on where it ended.
 */
public final class Farewell {

    private static final int IN_FLIGHT = 32;

    /** Of 5 000 channels each: nobody is in more, unless somebody adds the user as fast as this removes. */
    private static final int MOST_ROUNDS = 20;

    private final UserChannels noted;
    private final MemberStore members;

    /**
     * @param noted the lists
     * @param members ends memberships
     */
    public Farewell(UserChannels noted, MemberStore members) {
        this.noted = noted;
        this.members = members;
    }

    /** Completes when the user is in no channel that was noted, and nothing is kept of them beside the account. */
    public Mono<Void> of(UserId user) {
        return round(user, MOST_ROUNDS).then(Mono.defer(() -> noted.forget(user)));
    }

    private Mono<Void> round(UserId user, int left) {
        return noted.list(user, MembershipIndex.MOST)
                .filter(found -> !found.isEmpty() && left > 0)
                .flatMap(found -> Flux.fromIterable(found)
                        .map(Noted::channel)
                        .flatMap(channel -> leave(user, channel), IN_FLIGHT)
                        .then(Mono.defer(() -> round(user, left - 1))));
    }

    private Mono<Void> leave(UserId user, ChannelId channel) {
        return members.remove(channel, user, Author.SYSTEM.actor())
                .then()
                .onErrorResume(ChannelNotFoundException.class, gone -> Mono.empty())
                .onErrorResume(CorruptDataException.class, unreadable -> Mono.empty())
                // a direct channel is for ever; its other side goes on reading it
                .onErrorResume(ForbiddenException.class, direct -> Mono.empty())
                .then(Mono.defer(() -> noted.drop(user, channel)));
    }
}
