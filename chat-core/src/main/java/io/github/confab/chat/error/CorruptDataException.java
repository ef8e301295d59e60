package io.github.confab.chat.error;

import org.jspecify.annotations.Nullable;

/**
 * A Redis key of the chat holds something this library did not write, for example another type. It was left as it is:
 * find out who writes there.
 */
public final class CorruptDataException extends PermanentChatException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message which key or channel, and what was found
     * @param cause the failure underneath, if there is one
     */
    public CorruptDataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
