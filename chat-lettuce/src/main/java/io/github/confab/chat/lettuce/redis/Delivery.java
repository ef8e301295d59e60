package io.github.confab.chat.lettuce.redis;

/**
 * An entry in the hands of a consumer.
 *
 * @param entry the entry, its fields unread
 * @param attempt how often it was delivered, this time included
 */
public record Delivery(StreamEntry entry, int attempt) {}
