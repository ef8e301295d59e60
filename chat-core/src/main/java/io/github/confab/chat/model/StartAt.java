package io.github.confab.chat.model;

/**
 * Where a subscription begins, and what it does when the history is broken.
 *
 * @param position where it begins
 * @param discontinuity what {@code subscribe} does at a {@link FeedEvent.Gap}, {@link FeedEvent.Rewritten} or
 *     {@link FeedEvent.Reset}; {@code feed} always gives the event and goes on
 */
public record StartAt(Position position, Discontinuity discontinuity) {

    private static final StartAt LATEST = new StartAt(new Latest(), Discontinuity.CONTINUE);
    private static final StartAt OLDEST = new StartAt(new Oldest(), Discontinuity.CONTINUE);

    /** @throws InvalidArgumentException if an argument is null */
    public StartAt {
        Rules.present("start position", position);
        Rules.present("discontinuity policy", discontinuity);
    }

    /** What {@code subscribe} does when messages it should have given are gone. */
    public enum Discontinuity {
        /** Go on with the next message that exists. The default. */
        CONTINUE,
        /** End with a {@code DiscontinuityException} that carries the event. */
        ERROR
    }

    /** A place in the history of a channel. */
    public sealed interface Position {}

    /** After everything that is stored when the Flux is subscribed. */
    public record Latest() implements Position {}

    /** Before the oldest message that is retained. */
    public record Oldest() implements Position {}

    /**
     * Right after the message that a cursor names.
     *
     * @param cursor the position
     */
    public record After(Cursor cursor) implements Position {}

    /**
     * Only what is stored after the moment the Flux is subscribed: a message that this process publishes on the next line
     * is received. For what other processes publish the moment is that in which the store hears of it; a feed's first
     * {@link FeedEvent.CaughtUp} tells that it has.
     *
     * @return the start
     */
    public static StartAt latest() {
        return LATEST;
    }

    /**
     * Everything that is retained, then live.
     *
     * @return the start
     */
    public static StartAt oldest() {
        return OLDEST;
    }

    /**
     * Everything after a message that was received before, then live.
     *
     * @param cursor from {@link StreamMessage#cursor()}, of the same channel
     * @return the start
     */
    public static StartAt after(Cursor cursor) {
        return new StartAt(new After(Rules.present("cursor", cursor)), Discontinuity.CONTINUE);
    }

    /**
     * @param policy what {@code subscribe} does when messages are gone
     * @return this start with that policy
     */
    public StartAt onDiscontinuity(Discontinuity policy) {
        return new StartAt(position, policy);
    }
}
