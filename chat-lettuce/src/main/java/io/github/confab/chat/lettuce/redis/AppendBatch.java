package io.github.confab.chat.lettuce.redis;

import java.util.List;

/**
 * Messages to append to one channel in one script call. Sent again unchanged after a lost reply, it appends nothing and
 * gives the first reply again.
 *
 * @param push whether subscribers are told (publish) or not (produce)
 * @param producer who numbers the batches: one running process
 * @param number grows from batch to batch of a producer in a channel
 * @param after number of the batch sent right before, while its answer is still awaited: without that batch, this one is
 *     not appended; 0: there is none
 * @param messages 1 to 64
 */
public record AppendBatch(boolean push, String producer, long number, long after, List<Message> messages) {

    /** A batch that nothing must come before. */
    public AppendBatch(boolean push, String producer, long number, List<Message> messages) {
        this(push, producer, number, 0, messages);
    }

    /** The same messages under the same number, behind another batch; 0: behind none. */
    public AppendBatch after(long earlier) {
        return new AppendBatch(push, producer, number, earlier, messages);
    }

    /**
     * One message of a batch.
     *
     * @param sender whose membership is checked; empty: the application itself, which is not checked
     * @param key the application's idempotency key; empty if none
     * @param hash of the content, compared when the key is met again, empty without key; of a message that expires also
     *     {@code ~} and after how many milliseconds
     * @param header {@code kind;sender;tag} as it is stored and pushed
     * @param payload as it is stored and pushed
     * @param replyTo the id of the message it replies to; empty if it is no reply
     */
    public record Message(String sender, String key, String hash, String header, byte[] payload, String replyTo) {

        /** A message that is no reply. */
        public Message(String sender, String key, String hash, String header, byte[] payload) {
            this(sender, key, hash, header, payload, "");
        }

        boolean isReply() {
            return !replyTo.isEmpty();
        }

        /** Whether it is noted elsewhere than in the stream, too: a reply in its thread, what expires by its end. */
        boolean leavesTraces() {
            return isReply() || hash.indexOf('~') >= 0;
        }
    }
}
