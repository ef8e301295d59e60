package io.github.confab.chat.lettuce.redis;

/**
 * A session that was found alive, and is seen now.
 *
 * @param username of its user, as typed
 * @param device as its user knows it
 */
public record SessionSeen(String username, String device) {}
