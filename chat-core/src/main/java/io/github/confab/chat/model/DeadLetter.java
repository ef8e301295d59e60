package io.github.confab.chat.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that a worker group gave up on.
 *
 * @param id the dead letter's own id, for {@code Workers.discard}
 * @param messageId the message in the channel
 * @param message the message; empty if the entry could not be read
 * @param attempts how often it was tried
 * @param reason why it was given up
 * @param diedAt when, by the clock of the Redis server
 */
public record DeadLetter(
        String id, MessageId messageId, Optional<StreamMessage> message, int attempts, String reason, Instant diedAt) {}
