package io.github.confab.chat.error;

import org.jspecify.annotations.Nullable;

/**
 * Redis refused the credentials, or its ACL forbids a command, key or Pub/Sub channel that the SDK needs: somebody
 * must change the password or the ACL user.
 */
public final class AccessDeniedException extends PermanentChatException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was refused and what to do next; never a secret
     * @param cause the refusal underneath, if there is one
     */
    public AccessDeniedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
