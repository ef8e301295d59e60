package io.github.confab.chat.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A channel that a user is a member of, as it stands in that user's list.
 *
 * @param channel what is known of it
 * @param role what the user may do there
 * @param lastActivity when its newest entry was stored (a message, or somebody coming or going), by the clock of the
 *     Redis server
 * @param unread what the user has not read there; counted a moment after the rest
 * @param peer in a direct channel the other one; else empty
 */
public record Conversation(ChannelInfo channel, Role role, Instant lastActivity, Unread unread, Optional<UserId> peer) {

    /** @throws InvalidArgumentException if an argument is null */
    public Conversation {
        Rules.present("channel", channel);
        Rules.present("role", role);
        Rules.present("last activity", lastActivity);
        Rules.present("unread", unread);
        Rules.present("peer", peer);
    }
}
