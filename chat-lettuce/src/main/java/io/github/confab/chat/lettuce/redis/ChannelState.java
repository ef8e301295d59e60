package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.UserId;
import java.util.Optional;

/**
 * What a channel is, read in one step.
 *
 * @param info what everybody may know who may know the channel
 * @param normalizedName the name it has claimed
 * @param nameVersion grows with each name it gets
 * @param owner the id of its owner; empty: the application itself
 * @param asker what who asked is there
 */
public record ChannelState(ChannelInfo info, String normalizedName, long nameVersion, String owner, Asker asker) {

    /**
     * What who asked is in the channel.
     *
     * @param member whether they are a member
     * @param role their role, if so
     * @param last the newest entry
     * @param peer the other member of a direct channel
     */
    public record Asker(boolean member, Role role, MessageId last, Optional<UserId> peer) {}

    /** Whether who asked is a member. */
    public boolean member() {
        return asker.member();
    }

    /** Whether anybody may know of it and join. */
    public boolean isPublic() {
        return info.kind() == ChannelKind.PUBLIC;
    }
}
