package io.github.confab.chat.model;

import java.util.List;

/**
 * What a watcher of a channel's presence is told. Whoever applies each event to what they knew has the truth as of its
 * version. If the library is not sure that an event follows the one before, it gives a {@link Snapshot} instead.
 */
public sealed interface PresenceEvent {

    /**
     * The version of the presence that this event leads to. It grows with each change, often by more than 1 from one
     * event to the next; after a loss of data in Redis it may be smaller, in a {@link Snapshot}.
     */
    long version();

    /**
     * Everybody who is here: forget what you knew. Always the first event.
     *
     * @param version as of when
     * @param users who is here; at most about 10 000 connections
     * @param count how many users are here: more than {@code users} has if it was cut
     */
    record Snapshot(long version, List<PresentUser> users, long count) implements PresenceEvent {
        /** Copies the list. */
        public Snapshot {
            users = List.copyOf(Rules.present("users", users));
        }
    }

    /**
     * Somebody is here who was not.
     *
     * @param version as of when
     * @param user who, with their first device
     */
    record Joined(long version, PresentUser user) implements PresenceEvent {
        /** @throws InvalidArgumentException if {@code user} is null */
        public Joined {
            Rules.present("user", user);
        }
    }

    /**
     * Somebody's last device has gone.
     *
     * @param version as of when
     * @param user who
     */
    record Left(long version, UserId user) implements PresenceEvent {
        /** @throws InvalidArgumentException if {@code user} is null */
        public Left {
            Rules.present("user id", user);
        }
    }

    /**
     * Somebody who is here has another status, or other devices.
     *
     * @param version as of when
     * @param user who, as they are now
     */
    record Updated(long version, PresentUser user) implements PresenceEvent {
        /** @throws InvalidArgumentException if {@code user} is null */
        public Updated {
            Rules.present("user", user);
        }
    }
}
