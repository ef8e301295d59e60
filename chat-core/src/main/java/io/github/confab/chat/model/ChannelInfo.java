package io.github.confab.chat.model;

import java.time.Instant;

/**
 * What is known of a channel, at the moment it was read.
 *
 * @param id its id
 * @param name its name, as it was typed; direct channels have no name of their own and are all called {@code direct}
 * @param description what it is about; may be empty
 * @param kind who may read and join
 * @param retention how long messages are kept
 * @param policy who may do what in it
 * @param createdAt when, by the clock of the Redis server
 */
public record ChannelInfo(
        ChannelId id,
        ChannelName name,
        String description,
        ChannelKind kind,
        Retention retention,
        ChannelPolicy policy,
        Instant createdAt) {}
