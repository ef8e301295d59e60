package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;

/**
 * A message that is to be sent later, as it is kept.
 *
 * @param id names it
 * @param author who wrote it
 * @param channel where it goes
 * @param dueMillis when, milliseconds since 1970
 * @param details what belongs to it besides its content; without semicolon
 * @param payload its content
 */
public record DueMessage(String id, UserId author, ChannelId channel, long dueMillis, String details, byte[] payload) {}
