package io.github.confab.chat.error;

import io.github.confab.chat.model.FeedEvent;

/** The history broke, and the subscription was asked to end then ({@code StartAt.onDiscontinuity(ERROR)}). */
public final class DiscontinuityException extends PermanentChatException {

    private static final long serialVersionUID = 1L;

    private final transient FeedEvent event;

    /**
     * @param event the gap, rewrite or reset
     */
    public DiscontinuityException(FeedEvent event) {
        super("the history is not continuous: " + event + "; subscribe again to go on after it", null);
        this.event = event;
    }

    /** The gap, rewrite or reset. */
    public FeedEvent event() {
        return event;
    }
}
