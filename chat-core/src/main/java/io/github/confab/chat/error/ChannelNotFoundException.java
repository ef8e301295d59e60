package io.github.confab.chat.error;

/** There is no such channel: it never existed or was deleted. Nothing was stored. */
public final class ChannelNotFoundException extends PermanentChatException {

    private static final long serialVersionUID = 1L;

    private final String channel;

    /**
     * @param channel the id or name that was asked for
     */
    public ChannelNotFoundException(String channel) {
        super("there is no channel " + channel + ": create it, or open it by name", null);
        this.channel = channel;
    }

    /** The id or name that was asked for. */
    public String channel() {
        return channel;
    }
}
