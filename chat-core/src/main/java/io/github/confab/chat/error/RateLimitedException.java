package io.github.confab.chat.error;

import java.time.Duration;

/** Too many attempts in too short a time; this one was not even looked at. */
public final class RateLimitedException extends TransientChatException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param what what was tried
     * @param retryAfter how long to wait
     */
    public RateLimitedException(String what, Duration retryAfter) {
        super(
                what + ": too many attempts; try again in " + Math.max(1, (retryAfter.toMillis() + 999) / 1000) + " s",
                null);
        this.retryAfter = retryAfter;
    }

    /** How long to wait before an attempt is looked at again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
