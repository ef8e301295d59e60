package io.github.confab.chat.lettuce.redis;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param status of the call as a whole
 * @param outcomes one per message of the batch, in its order; empty unless {@code status} is {@link Status#DONE}
 */
public record AppendReply(Status status, List<Outcome> outcomes) {

    /** What became of the call. */
    public enum Status {
        /** The messages were looked at; see each one's outcome. */
        DONE,
        /** The channel does not exist. */
        NO_CHANNEL,
        /** A later batch of this producer was appended already, so this one never will be. */
        STALE,
        /** The batch that it must come after was not appended, so this one was not either. */
        EARLY
    }

    /**
     * What became of a message.
     *
     * @param verdict what became of it
     * @param id the id it has; {@code MessageId.MIN} unless it is stored
     * @param waitMillis how long its sender has to wait, if it came too fast; else 0
     */
    public record Outcome(Verdict verdict, io.github.confab.chat.model.MessageId id, long waitMillis) {

        /** An outcome that nobody has to wait for. */
        public Outcome(Verdict verdict, io.github.confab.chat.model.MessageId id) {
            this(verdict, id, 0);
        }
    }

    /** What became of a message. */
    public enum Verdict {
        /** Stored now. */
        STORED,
        /** Stored before, under the same idempotency key. */
        DUPLICATE,
        /** Another message has the idempotency key. */
        CONFLICT,
        /** The sender is no member. */
        NOT_A_MEMBER,
        /** The sender is banned. */
        BANNED,
        /** The sender is muted. */
        MUTED,
        /** The sender's role may not post. */
        ROLE_TOO_LOW,
        /** The channel is in slow mode and the sender wrote a moment ago. */
        TOO_FAST,
        /** There is no message that it could reply to. */
        NO_MESSAGE,
        /** The window of idempotency keys is full for the moment. */
        BUSY
    }
}
