package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** What is kept of one user, wherever it stands. */
public interface ContentStore {

    /** Emits all fields of an account but the password, in no order; or completes empty if there never was one. */
    Mono<Map<String, String>> facts(UserId user);

    /**
     * A page of a channel's entries, of which only those are given that the user wrote.
     *
     * @param after where the page begins
     * @param count how many entries to look at
     * @return emits the page; completes empty if there is no such channel
     */
    Mono<Written> writtenBy(UserId user, ChannelId channel, MessageId after, int count);

    /** Erases an edit whose message retention has removed; emits false if there is no such edit, or the message is there. */
    Mono<Boolean> eraseEdit(ChannelId channel, MessageId edit);

    /**
     * What a user wrote.
     *
     * @param epoch the life of the channel's history
     * @param name what the channel is called
     * @param member whether the user is a member
     * @param entries messages and edits of the user
     * @param next where the next page begins; empty: this was the last one
     */
    record Written(String epoch, String name, boolean member, List<StreamEntry> entries, Optional<MessageId> next) {}
}
