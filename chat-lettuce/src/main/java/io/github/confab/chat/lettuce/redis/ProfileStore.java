package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.Profile;
import io.github.confab.chat.model.ProfileUpdate;
import io.github.confab.chat.model.UserId;
import reactor.core.publisher.Mono;

/** What users show of themselves. */
public interface ProfileStore {

    /** Emits the profile, or completes empty if there is no such user. */
    Mono<Profile> read(UserId user);

    /** Emits the profile after the change; errors with {@link io.github.confab.chat.error.UserNotFoundException}. */
    Mono<Profile> update(UserId user, ProfileUpdate update);
}
