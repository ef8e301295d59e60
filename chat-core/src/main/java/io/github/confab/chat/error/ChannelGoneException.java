package io.github.confab.chat.error;

import io.github.confab.chat.model.ChannelId;

/** The channel was deleted, or its data vanished from Redis, while it was in use. It does not come back under this id. */
public final class ChannelGoneException extends PermanentChatException {

    private static final long serialVersionUID = 1L;

    private final ChannelId channel;

    /**
     * @param channel the channel
     */
    public ChannelGoneException(ChannelId channel) {
        super(
                "channel " + channel
                        + " is gone: it was deleted, or Redis lost its data; open the channel by name again",
                null);
        this.channel = channel;
    }

    /** The channel. */
    public ChannelId channel() {
        return channel;
    }
}
