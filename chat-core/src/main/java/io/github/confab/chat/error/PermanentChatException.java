package io.github.confab.chat.error;

import org.jspecify.annotations.Nullable;

/** A failure that stays until somebody changes something: repeating the same call cannot help. */
public abstract sealed class PermanentChatException extends ChatException
        permits AccessDeniedException,
                ChannelGoneException,
                ChannelNotFoundException,
                ClientClosedException,
                CorruptDataException,
                DiscontinuityException,
                ForbiddenException,
                IdempotencyConflictException,
                InvalidCredentialsException,
                MessageNotFoundException,
                NameTakenException,
                ServerRefusedException,
                SessionExpiredException,
                UnsupportedServerException,
                UserDeactivatedException,
                UserNotFoundException {

    private static final long serialVersionUID = 1L;

    PermanentChatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
