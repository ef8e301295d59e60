package io.github.confab.chat.memory;

import io.github.confab.chat.model.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** When each user was last present in any channel. */
final class LastSeen {

    private final Clock clock;
    private final Map<UserId, Integer> channels = new HashMap<>();
    private final Map<UserId, Instant> left = new HashMap<>();

    LastSeen(Clock clock) {
        this.clock = clock;
    }

    synchronized void came(UserId user) {
        channels.merge(user, 1, Integer::sum);
    }

    synchronized void went(UserId user) {
        channels.merge(user, -1, (count, less) -> count == 1 ? null : count + less);
        left.put(user, clock.instant());
    }

    synchronized Optional<Instant> of(UserId user) {
        return channels.containsKey(user) ? Optional.of(clock.instant()) : Optional.ofNullable(left.get(user));
    }
}
