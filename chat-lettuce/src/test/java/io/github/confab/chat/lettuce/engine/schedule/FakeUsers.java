package io.github.confab.chat.lettuce.engine.schedule;

import io.github.confab.chat.lettuce.redis.NameClaim;
import io.github.confab.chat.lettuce.redis.StoredUser;
import io.github.confab.chat.lettuce.redis.StoredUser.State;
import io.github.confab.chat.lettuce.redis.UserStore;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import reactor.core.publisher.Mono;

/** Everybody, called by their id. */
final class FakeUsers implements UserStore {

    static final State INACTIVE = State.INACTIVE;
    static final State ERASED = State.ERASED;

    State state = State.ACTIVE;

    @Override
    public Mono<StoredUser> get(UserId id) {
        return Mono.just(new StoredUser(id, id.value(), state));
    }

    @Override
    public Mono<StoredUser> create(UserId id, Username username, NameClaim claim, String passwordHash) {
        throw new UnsupportedOperationException();
    }
}
