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
        /** The channel is private: somebody who may must let the user in. */
        PRIVATE("may not enter a private channel: ask to be let in"),
        /** The user is in the channel by as many devices as may be. */
        TOO_MANY_DEVICES("is here by as many devices as may be: let one of them leave"),
        /** Only the channel's owner and the application itself may do this. */
        NOT_THE_OWNER("is not its owner: ask the owner, or act as the application by chat.system()"),
        /** Only the application itself may do this. */
        NOT_THE_APPLICATION("is a user: only the application itself may, by chat.system()");

        private final String explanation;

        Reason(String explanation) {
            this.explanation = explanation;
        }
    }

    /**
     * @param channel the channel
     * @param user who tried
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

    /** Who tried. */
    public UserId user() {
        return user;
    }

    /** Why it is forbidden. */
    public Reason reason() {
        return reason;
    }
}
