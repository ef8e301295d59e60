package io.github.confab.chat.model;

import java.time.Instant;

/**
 * What a message said at one time. Immutable; safe to share between threads.
 *
 * @param id the place of the edit that made this version; of the first one the message itself
 * @param by who wrote it
 * @param number 0 for the message as it was written, then 1, 2, ...
 * @param content what it said
 */
public record MessageVersion(MessageId id, UserId by, int number, MessageContent content) {

    /** @throws InvalidArgumentException if an argument is null or the number negative */
    public MessageVersion {
        Rules.present("version id", id);
        Rules.present("version author", by);
        Rules.atLeast("version number", 0, number);
        Rules.present("version content", content);
    }

    /** When the Redis server stored it. */
    public Instant timestamp() {
        return id.timestamp();
    }
}
