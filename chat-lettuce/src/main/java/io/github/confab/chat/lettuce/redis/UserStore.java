package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import reactor.core.publisher.Mono;

/** The accounts. */
public interface UserStore {

    /**
     * Makes an account whose name was claimed before.
     *
     * @param claim the claim of the name, by this id
     * @param passwordHash empty for an account without a password
     * @return emits the user; errors with {@link io.github.confab.chat.error.UnavailableException} if the claim is too old
     */
    Mono<StoredUser> create(UserId id, Username username, NameClaim claim, String passwordHash);

    /** Emits the user, also an erased one, or completes empty if there is no such account. */
    Mono<StoredUser> get(UserId id);
}
