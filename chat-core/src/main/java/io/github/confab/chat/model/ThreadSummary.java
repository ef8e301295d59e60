package io.github.confab.chat.model;

/**
 * The replies to a message. Immutable; safe to share between threads.
 *
 * @param replies how many there were; a deleted one still counts
 * @param last the newest of them; {@link MessageId#MIN} if there is none
 */
public record ThreadSummary(long replies, MessageId last) {

    /** Nobody replied. */
    public static final ThreadSummary NONE = new ThreadSummary(0, MessageId.MIN);

    /** @throws InvalidArgumentException if the number is negative or {@code last} null */
    public ThreadSummary {
        Rules.atLeast("replies", 0, replies);
        Rules.present("last reply", last);
    }

    /**
     * @param reply a reply
     * @return this summary after it; one that is not newer is counted already
     */
    public ThreadSummary after(MessageId reply) {
        return reply.isAfter(last) ? new ThreadSummary(replies + 1, reply) : this;
    }
}
