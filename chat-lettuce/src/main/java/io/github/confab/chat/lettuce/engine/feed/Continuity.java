package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.lettuce.wire.Entry;

/**
 * Whether a page goes on where a reader stands. The rules were checked against a model of failovers, clock skew,
 * trimming and removal; see {@code ContinuityPropertiesTest}.
 */
enum Continuity {
    /** The page goes on right after the position. */
    CONTINUOUS,
    /** Entries between the position and the page were trimmed. */
    TRIMMED,
    /** The entry at the position is not, or no longer, part of the history: its end was lost. */
    REWRITTEN,
    /** It is another life of the channel. */
    RESET,
    /** There is no such channel. */
    GONE;

    static Continuity of(Position position, String epoch, StreamPage page) {
        if (page.epoch() == null) {
            return GONE;
        }
        if (!page.epoch().equals(epoch)) {
            return RESET;
        }
        return position.isOrigin() ? CONTINUOUS : within(position, page);
    }

    /** First match wins; ids compare by milliseconds, then by sequence. */
    private static Continuity within(Position position, StreamPage page) {
        Entry below = page.below();
        if (below != null && below.id().equals(position.id())) {
            return position.isAfter(below) ? CONTINUOUS : REWRITTEN;
        }
        if (page.last().id().equals(position.id())) {
            return page.entries().isEmpty() ? CONTINUOUS : REWRITTEN;
        }
        if (isTailLost(position, page)) {
            return REWRITTEN;
        }
        Entry first = page.entries().isEmpty() ? null : page.entries().get(0);
        if (first != null && first.id().seq() == position.seq() + 1) {
            return first.previous().equals(position.id()) ? CONTINUOUS : REWRITTEN;
        }
        // an older entry stands, so trimming, which takes the oldest first, cannot have taken ours
        return page.belowExists() ? REWRITTEN : TRIMMED;
    }

    /** The channel stands before us, or has used our places again. */
    private static boolean isTailLost(Position position, StreamPage page) {
        boolean behind = page.last().id().isBefore(position.id()) || page.last().seq() <= position.seq();
        return behind
                || (!page.entries().isEmpty() && page.entries().get(0).id().seq() <= position.seq());
    }
}
