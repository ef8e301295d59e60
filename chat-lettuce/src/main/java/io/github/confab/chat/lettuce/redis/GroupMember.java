package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;

/**
 * A consumer of a worker group. It needs no announcement: Redis knows it from its first read on.
 *
 * @param channel the channel whose messages the group shares
 * @param group the group's name
 * @param consumer the consumer's name; nobody else's, now or later
 */
public record GroupMember(ChannelId channel, String group, String consumer) {}
