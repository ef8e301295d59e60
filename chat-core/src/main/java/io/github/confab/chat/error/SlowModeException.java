package io.github.confab.chat.error;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;
import java.time.Duration;

/** The channel is in slow mode and this member wrote a moment ago: the message is not stored; publish it again later. */
public final class SlowModeException extends TransientChatException {

    private static final long serialVersionUID = 1L;

    private final ChannelId channel;
    private final UserId user;
    private final Duration retryAfter;

    /**
     * @param channel the channel
     * @param user who wrote
     * @param retryAfter how long to wait
     */
    public SlowModeException(ChannelId channel, UserId user, Duration retryAfter) {
        super(
                "not published to channel " + channel + ": it is in slow mode and user " + user
                        + " wrote a moment ago; publish it again in " + retryAfter.toMillis() + " ms",
                null);
        this.channel = channel;
        this.user = user;
        this.retryAfter = retryAfter;
    }

    /** The channel. */
    public ChannelId channel() {
        return channel;
    }

    /** Who wrote. */
    public UserId user() {
        return user;
    }

    /** How long to wait, from when the store said so. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
