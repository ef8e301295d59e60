package io.github.confab.chat.lettuce.redis;

/** What a {@link TopicRegistry} knows of one topic. */
final class Topic {

    final String name;

    /** Somebody in this process wants it. */
    boolean wanted;

    /** Lettuce subscribes it again by itself when it reconnects: it was confirmed, and not given up since. */
    boolean held;

    /** A SUBSCRIBE of it is on the way on this connection, ours or Lettuce's. */
    boolean requested;

    /** Somebody waits to hear that it is attached, until {@link #deadline}. */
    boolean asking;

    /** How many UNSUBSCRIBEs of it are not answered yet; a confirmation that comes before the answer is void. */
    int leaving;

    long deadline;

    /** When it was last confirmed without anybody waiting for it. */
    long confirmedUnasked = TopicRegistry.NEVER;

    boolean queuedToAsk;
    boolean queuedToLeave;

    Topic(String name) {
        this.name = name;
    }

    /** The connection that all this was true for is gone. */
    void reset() {
        requested = false;
        asking = false;
        leaving = 0;
        confirmedUnasked = TopicRegistry.NEVER;
        queuedToAsk = false;
        queuedToLeave = false;
    }

    boolean isForgettable() {
        return !wanted && !held && !requested && leaving == 0;
    }
}
