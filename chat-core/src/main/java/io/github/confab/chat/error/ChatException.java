package io.github.confab.chat.error;

import org.jspecify.annotations.Nullable;

/**
 * Something went wrong in the world: Redis, the network, another user's doing, a rule of the channel. Signalled by the
 * Mono or Flux, never thrown at the call. The message says what happened, where, and what to do next.
 */
public abstract sealed class ChatException extends RuntimeException
        permits TransientChatException, PermanentChatException {

    private static final long serialVersionUID = 1L;

    ChatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
