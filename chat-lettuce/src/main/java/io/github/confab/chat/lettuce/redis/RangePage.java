package io.github.confab.chat.lettuce.redis;

import java.util.List;

/**
 * Entries between two ids.
 *
 * @param epoch the life of the channel's history
 * @param entries as asked for
 */
public record RangePage(String epoch, List<StreamEntry> entries) {}
