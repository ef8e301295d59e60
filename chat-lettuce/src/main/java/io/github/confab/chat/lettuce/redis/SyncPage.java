package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.MessageId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A look at a channel's stream from a position on, taken on the master in one step.
 *
 * @param epoch the life of the channel's history; null: there is no such channel
 * @param last the id of the newest entry this library wrote, there or trimmed
 * @param ordinal how many messages the channel has had
 * @param membershipVersion grows with each join and leave
 * @param below the newest entry at or before the position, if one stands there
 * @param entries the entries after the position, oldest first
 * @param streamExists whether the stream key is there; somebody may have deleted it
 */
public record SyncPage(
        @Nullable String epoch,
        MessageId last,
        long ordinal,
        long membershipVersion,
        @Nullable StreamEntry below,
        List<StreamEntry> entries,
        boolean streamExists) {}
