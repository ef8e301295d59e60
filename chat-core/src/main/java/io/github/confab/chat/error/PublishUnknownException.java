package io.github.confab.chat.error;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import org.jspecify.annotations.Nullable;

/**
 * The message was sent, and no answer came within the publish deadline: it may be stored or not.
 *
 * <p>To repeat it safely, give every draft an idempotency key ({@link Draft#withKey}): then publishing {@link #draft()}
 * again stores it if it is missing and gives the first receipt if it is not. Without a key, look in the channel's
 * history first.
 */
public final class PublishUnknownException extends TransientChatException {

    private static final long serialVersionUID = 1L;

    private final ChannelId channel;
    private final transient Draft draft;

    /**
     * @param channel where it was sent
     * @param draft the message
     * @param detail what happened
     * @param cause the failure underneath, if there is one
     */
    public PublishUnknownException(ChannelId channel, Draft draft, String detail, @Nullable Throwable cause) {
        super(
                "unknown whether the message is stored in channel " + channel + ": " + detail
                        + "; publish it again with the same idempotency key, or look in the history first",
                cause);
        this.channel = channel;
        this.draft = draft;
    }

    /** Where it was sent. */
    public ChannelId channel() {
        return channel;
    }

    /** The message, with its idempotency key if it had one. */
    public Draft draft() {
        return draft;
    }
}
