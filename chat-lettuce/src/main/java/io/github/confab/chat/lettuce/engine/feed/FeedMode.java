package io.github.confab.chat.lettuce.engine.feed;

/** What a feed gives. */
public enum FeedMode {
    /** Messages, and where the history breaks. */
    MESSAGES,
    /** Everything. */
    EVENTS,
    /** Signals alone. */
    SIGNALS;

    boolean givesEntries() {
        return this != SIGNALS;
    }

    boolean givesSignals() {
        return this != MESSAGES;
    }
}
