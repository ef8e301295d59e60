package io.github.confab.chat.error;

import org.jspecify.annotations.Nullable;

/** A failure that may pass: the same call can succeed later. */
public abstract sealed class TransientChatException extends ChatException
        permits UnavailableException, NotPublishedException, PublishUnknownException, SlowModeException {

    private static final long serialVersionUID = 1L;

    TransientChatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
