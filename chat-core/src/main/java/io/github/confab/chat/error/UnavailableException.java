package io.github.confab.chat.error;

import org.jspecify.annotations.Nullable;

/**
 * Redis did not answer: it is not reachable, still loading, failing over, or too slow. Reads can simply be repeated.
 * (For publish and produce see {@link NotPublishedException} and {@link PublishUnknownException}.)
 */
public final class UnavailableException extends TransientChatException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was tried, what happened, what to do next
     * @param cause the failure underneath, if there is one
     */
    public UnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
