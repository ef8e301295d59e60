package io.github.confab.chat.model;

/**
 * The store's word that a message is in the channel's stream.
 *
 * @param channel where it was stored
 * @param id the id it got; readers see the message under this id
 * @param duplicate whether an earlier publish with the same idempotency key had stored it already, so that this call
 *     stored nothing and {@code id} is the first one's
 */
public record Receipt(ChannelId channel, MessageId id, boolean duplicate) {

    /** The message's place in the channel, from 1; the second half of {@link #id()}. */
    public long seq() {
        return id.seq();
    }
}
