package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Which processes live, what they have, and when their users were last seen. All times by the clock of the server. */
public interface NodeStore {

    /** Begins the lease of a process that had none. */
    Mono<Void> register(String node, Duration lease);

    /** Renews the lease; false: it was lost, for ever. */
    Mono<Boolean> beat(String node, Duration lease);

    /** The processes whose lease has run out, at most {@code count}. */
    Mono<List<String>> silent(int count);

    /** Forgets a process whose lease has run out. */
    Mono<Void> forget(String node);

    /** Writes down what a process is about to have, at most 500. */
    Mono<Void> note(String node, List<Held> held);

    /** Strikes out what a process is rid of, at most 500. */
    Mono<Void> strike(String node, List<Held> held);

    /** A part of what a process has written down; empty only if there is nothing. What is not ours is struck out. */
    Mono<List<Held>> held(String node);

    /** Notes when users were last present: how long ago. Any number; sent in batches, one after the other. */
    Mono<Void> seen(Map<UserId, Duration> ago);

    /** When a user was last present; empty: never. */
    Mono<Instant> lastSeen(UserId user);

    /**
     * A connection that a process has in a channel.
     *
     * @param channel where
     * @param user whose
     * @param connection which
     */
    record Held(ChannelId channel, String user, String connection) {}
}
