package io.github.confab.chat.error;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;

/** There is no such message in this channel, or not any more: deleted, or removed by retention. Nothing was stored. */
public final class MessageNotFoundException extends PermanentChatException {

    private static final long serialVersionUID = 1L;

    private final ChannelId channel;
    private final MessageId message;

    /**
     * @param channel the channel
     * @param message the message that is not there
     */
    public MessageNotFoundException(ChannelId channel, MessageId message) {
        super(
                "there is no message " + message + " in channel " + channel
                        + " (any more): it was deleted, or retention has removed it; read the history again",
                null);
        this.channel = channel;
        this.message = message;
    }

    /** The channel. */
    public ChannelId channel() {
        return channel;
    }

    /** The message that is not there. */
    public MessageId message() {
        return message;
    }
}
