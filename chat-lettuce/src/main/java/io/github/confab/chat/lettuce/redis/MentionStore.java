package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.UserId;
import java.util.List;
import reactor.core.publisher.Mono;

/** Who was mentioned where, for the counts. Safe to repeat. */
public interface MentionStore {

    /**
     * Emits the members among the users, and where the message stands; completes empty if it is gone. Of a duplicate only
     * those whom the message mentions as it was stored.
     */
    Mono<Mentioned> mentioned(Receipt receipt, List<UserId> users);

    /** Keeps the mention for a user; of a channel the newest 1 000. */
    Mono<Void> keep(UserId user, ChannelId channel, Mentioned mentioned);

    /**
     * What a channel says of a message that mentions users.
     *
     * @param epoch the life of the history
     * @param ordinal the message's
     * @param members those of the mentioned users who are members
     */
    record Mentioned(String epoch, long ordinal, List<UserId> members) {}
}
