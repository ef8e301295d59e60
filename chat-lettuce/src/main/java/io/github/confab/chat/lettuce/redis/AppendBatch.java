package io.github.confab.chat.lettuce.redis;

import java.util.List;

/**
 * Messages to append to one channel in one script call. Sent again unchanged after a lost reply, it appends nothing and
 * gives the first reply again.
 *
 * @param push whether subscribers are told (publish) or not (produce)
 * @param producer who numbers the batches: one running process
 * @param number grows from batch to batch of a producer in a channel
 * @param messages 1 to 64
 */
public record AppendBatch(boolean push, String producer, long number, List<Message> messages) {

    /**
     * One message of a batch.
     *
     * @param sender whose membership is checked; empty: the application itself, which is not checked
     * @param key the application's idempotency key; empty if none
     * @param hash of the content, compared when the key is met again; empty without key
     * @param header {@code kind;sender;tag} as it is stored and pushed
     * @param payload as it is stored and pushed
     */
    public record Message(String sender, String key, String hash, String header, byte[] payload) {}
}
