package io.github.confab.chat.model;

/**
 * Which stored messages {@code history} reads. Bounds are exclusive; results always come oldest first.
 *
 * @param after only messages after this id ({@link MessageId#MIN}: from the oldest)
 * @param before only messages before this id ({@link MessageId#MAX}: up to the newest)
 * @param limit how many messages at most, 1 to 1 000; default 50
 * @param end from which end of the range the {@code limit} messages are taken
 */
public record HistoryQuery(MessageId after, MessageId before, int limit, End end) {

    /** The largest {@link #limit()}. */
    public static final int MAX_LIMIT = 1000;

    private static final int DEFAULT_LIMIT = 50;

    /** An end of the range. */
    public enum End {
        /** The messages right after {@link HistoryQuery#after()}. */
        OLDEST,
        /** The messages right before {@link HistoryQuery#before()}. */
        NEWEST
    }

    /** @throws InvalidArgumentException if the limit is out of range or {@code after} is not before {@code before} */
    public HistoryQuery {
        Rules.present("history bound after", after);
        Rules.present("history bound before", before);
        Rules.present("history end", end);
        Rules.between("history limit", 1, MAX_LIMIT, limit);
        if (!after.isBefore(before)) {
            throw new InvalidArgumentException(
                    "history range", "must not be empty: " + after + " does not come before " + before);
        }
    }

    /**
     * The newest messages of the channel.
     *
     * @return the query
     */
    public static HistoryQuery latest() {
        return new HistoryQuery(MessageId.MIN, MessageId.MAX, DEFAULT_LIMIT, End.NEWEST);
    }

    /**
     * The oldest messages that are retained.
     *
     * @return the query
     */
    public static HistoryQuery oldest() {
        return new HistoryQuery(MessageId.MIN, MessageId.MAX, DEFAULT_LIMIT, End.OLDEST);
    }

    /**
     * The messages right before one: the page above the one on the screen.
     *
     * @param id the first message of the page on the screen
     * @return the query
     */
    public static HistoryQuery before(MessageId id) {
        return new HistoryQuery(MessageId.MIN, id, DEFAULT_LIMIT, End.NEWEST);
    }

    /**
     * The messages right after one.
     *
     * @param id the last message of the page on the screen
     * @return the query
     */
    public static HistoryQuery after(MessageId id) {
        return new HistoryQuery(id, MessageId.MAX, DEFAULT_LIMIT, End.OLDEST);
    }

    /**
     * The messages between two others, oldest first.
     *
     * @param after the message before the first one wanted
     * @param before the message after the last one wanted
     * @return the query
     * @throws InvalidArgumentException if {@code after} does not come before {@code before}
     */
    public static HistoryQuery between(MessageId after, MessageId before) {
        return new HistoryQuery(after, before, DEFAULT_LIMIT, End.OLDEST);
    }

    /**
     * @param messages how many messages at most, 1 to 1 000
     * @return this query with that limit
     * @throws InvalidArgumentException if {@code messages} is out of range
     */
    public HistoryQuery limit(int messages) {
        return new HistoryQuery(after, before, messages, end);
    }
}
