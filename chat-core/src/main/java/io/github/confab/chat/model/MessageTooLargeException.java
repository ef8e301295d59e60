package io.github.confab.chat.model;

/**
 * A message exceeds a size limit. Nothing was sent: shorten the text, send it in parts, or raise the limit where the
 * backend's options allow it.
 */
public final class MessageTooLargeException extends InvalidArgumentException {

    private static final long serialVersionUID = 1L;

    private final long actual;
    private final long limit;

    /**
     * @param field what is too large, such as {@code "message text"}
     * @param actual its size
     * @param limit the largest size allowed, in the same unit
     * @param unit the unit of both, such as {@code "bytes"}
     */
    public MessageTooLargeException(String field, long actual, long limit, String unit) {
        super(field, "has " + actual + " " + unit + ", the limit is " + limit + ": shorten it or raise the limit");
        this.actual = actual;
        this.limit = limit;
    }

    /** The size that was found. */
    public long actual() {
        return actual;
    }

    /** The largest size allowed, in the unit of {@link #actual()}. */
    public long limit() {
        return limit;
    }
}
