package io.github.confab.chat.model;

/**
 * What a member may do in a channel, the least first: {@code compareTo} orders them. Who becomes a member is a
 * {@link #MEMBER}; who creates a channel is its {@link #OWNER}.
 */
public enum Role {
    /** Reads; writes only where the {@link ChannelPolicy} lets guests write. */
    GUEST,
    /** Reads and writes, unless the policy asks for more. */
    MEMBER,
    /** Also removes, bans and mutes those below, and lets others in. Not slowed down by slow mode. */
    MODERATOR,
    /** Everything. A channel has one owner, or belongs to the application itself. */
    OWNER;

    /**
     * @param least a role
     * @return whether this role is that one or above it
     */
    public boolean atLeast(Role least) {
        return compareTo(Rules.present("role", least)) >= 0;
    }
}
