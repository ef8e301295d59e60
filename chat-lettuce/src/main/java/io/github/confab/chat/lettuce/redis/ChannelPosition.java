package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * Where a channel stands, for the idle check.
 *
 * @param epoch the life of its history; null: there is no such channel
 * @param last the id of the newest entry
 * @param membershipVersion grows with each join and leave
 */
public record ChannelPosition(@Nullable String epoch, MessageId last, long membershipVersion) {}
