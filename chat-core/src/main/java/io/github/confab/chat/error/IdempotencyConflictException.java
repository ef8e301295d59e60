package io.github.confab.chat.error;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.IdempotencyKey;

/**
 * Another message was stored under the same idempotency key. Nothing was stored now: a key names one message, so use a
 * new one for another text.
 */
public final class IdempotencyConflictException extends PermanentChatException {

    private static final long serialVersionUID = 1L;

    private final ChannelId channel;
    private final IdempotencyKey key;

    /**
     * @param channel the channel
     * @param key the key that was used twice
     */
    public IdempotencyConflictException(ChannelId channel, IdempotencyKey key) {
        super(
                "another message is stored in channel " + channel + " under idempotency key " + key + ": use a new key",
                null);
        this.channel = channel;
        this.key = key;
    }

    /** The channel. */
    public ChannelId channel() {
        return channel;
    }

    /** The key that was used twice. */
    public IdempotencyKey key() {
        return key;
    }
}
