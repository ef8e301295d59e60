package io.github.confab.chat.lettuce.engine.presence;

import java.time.Duration;

/**
 * How often things happen, and how long they last. All periods are jittered by a quarter.
 *
 * @param beat how often this process renews its lease
 * @param lease how long it counts as alive after that
 * @param sweep how often it looks for processes that died
 * @param reconcile how often it compares what it holds with the store, and notes who is seen
 * @param grace how long a client that was closed stays present
 * @param forget how long a dead process must have had nothing to be forgotten
 */
public record PresenceSettings(
        Duration beat, Duration lease, Duration sweep, Duration reconcile, Duration grace, Duration forget) {

    /** Users of a process that crashed are gone after the lease and a sweep: 36 seconds at worst, 20 on average. */
    public static final PresenceSettings DEFAULT = new PresenceSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(28),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(3),
            Duration.ofSeconds(60));

    /** A process that has not renewed its lease for so long makes sure of it before it enters anybody. */
    Duration stale() {
        return lease.multipliedBy(2).dividedBy(3);
    }
}
