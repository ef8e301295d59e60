package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.ChannelKind;

/**
 * What a channel is, read in one step.
 *
 * @param info what everybody may know who may know the channel
 * @param normalizedName the name it has claimed
 * @param nameVersion grows with each name it gets
 * @param owner the id of its owner; empty: the application itself
 * @param member whether who asked is a member
 */
public record ChannelState(ChannelInfo info, String normalizedName, long nameVersion, String owner, boolean member) {

    /** Whether anybody may know of it and join. */
    public boolean isPublic() {
        return info.kind() == ChannelKind.PUBLIC;
    }
}
