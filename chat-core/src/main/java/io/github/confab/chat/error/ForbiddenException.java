package io.github.confab.chat.error;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;

/** This user may not do this in this channel. Nothing was stored. */
public final class ForbiddenException extends PermanentChatException {

    private static final long serialVersionUID = 1L;

    private final ChannelId channel;
    private final UserId user;
    private final Reason reason;

    /** Why it is forbidden. */
    public enum Reason {
        /** Only members may do this: join first. */
        NOT_A_MEMBER("is not a member: join the channel first"),
        /** The channel is private: somebody who may must invite or add the user. */
        PRIVATE("may not enter a private channel: ask to be let in"),
        /** The user is in the channel by as many devices as may be. */
        TOO_MANY_DEVICES("is here by as many devices as may be: let one of them leave"),
        /** Only the channel's owner and the application itself may do this. */
        NOT_THE_OWNER("is not its owner: ask the owner, or act as the application by chat.system()"),
        /** Only the application itself, and who has a direct channel with the other user, may do this. */
        NO_DIRECT_CHANNEL("has no direct channel with that user: open one first, by conversations()"),
        /** The user is banned: somebody who may must unban them, or the ban must end. */
        BANNED("is banned: wait until the ban ends, or ask a moderator to end it"),
        /** The member is muted and may read only: wait, or ask a moderator. */
        MUTED("is muted: wait until that ends, or ask a moderator to end it"),
        /** The role is below what the channel's policy asks for, or not above that of whom it is about. */
        ROLE_TOO_LOW("has a role that is too low for this: ask somebody with a higher one"),
        /** Only who wrote the message may do this, and for some acts moderators of the channel. */
        NOT_THE_AUTHOR("did not write that message: ask its author, or a moderator"),
        /** The channel's policy gives less time for this. */
        TOO_LATE("is too late: the channel's policy gives less time for this; ask a moderator"),
        /** A direct channel has the same two members for ever. */
        DIRECT("cannot change who belongs to a direct channel: open a private channel instead"),
        /** There is as much of it as there may be: invitations, bans, mutes, edits of a message, reactions, pins. */
        TOO_MANY("cannot add to a list that is full: end or take back some of it first");

        private final String explanation;

        Reason(String explanation) {
            this.explanation = explanation;
        }
    }

    /**
     * @param channel the channel
     * @param user who tried, or whom it is about
     * @param reason why it is forbidden
     */
    public ForbiddenException(ChannelId channel, UserId user, Reason reason) {
        super("forbidden in channel " + channel + ": user " + user + " " + reason.explanation, null);
        this.channel = channel;
        this.user = user;
        this.reason = reason;
    }

    /** The channel. */
    public ChannelId channel() {
        return channel;
    }

    /** Who tried; if somebody is to be let in, or given a role, who is banned or no member: that one. */
    public UserId user() {
        return user;
    }

    /** Why it is forbidden. */
    public Reason reason() {
        return reason;
    }
}
