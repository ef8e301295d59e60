package io.github.confab.chat.error;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import org.jspecify.annotations.Nullable;

/** The message is certainly not stored and will not be: publish it again when the reason has passed. */
public final class NotPublishedException extends TransientChatException {

    private static final long serialVersionUID = 1L;

    private final ChannelId channel;
    private final transient Draft draft;
    private final Reason reason;

    /** Why it was not stored. */
    public enum Reason {
        /** Too many messages of this channel are waiting in this process: publish more slowly. */
        OVERLOADED,
        /** It could not be sent within the publish deadline. */
        EXPIRED,
        /** The channel's window of idempotency keys is full: try again in a few seconds. */
        BUSY,
        /** The chat was closed before it was sent. */
        CLOSED,
        /** The store refuses to say whom its text mentions: see the cause. */
        LOOKUP_FAILED
    }

    /**
     * @param channel where it was to be stored
     * @param draft the message
     * @param reason why it was not stored
     * @param detail what happened and what to do next
     * @param cause the failure underneath, if there is one
     */
    public NotPublishedException(
            ChannelId channel, Draft draft, Reason reason, String detail, @Nullable Throwable cause) {
        super("not published to channel " + channel + ": " + detail, cause);
        this.channel = channel;
        this.draft = draft;
        this.reason = reason;
    }

    /** Where it was to be stored. */
    public ChannelId channel() {
        return channel;
    }

    /** The message that is not stored. */
    public Draft draft() {
        return draft;
    }

    /** Why it is not stored. */
    public Reason reason() {
        return reason;
    }
}
