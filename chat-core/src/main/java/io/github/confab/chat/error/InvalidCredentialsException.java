package io.github.confab.chat.error;

/**
 * Name and password do not open an account. It does not say whether there is such an account, whether it is deactivated,
 * or has no password at all: that is nobody's business who cannot prove to be its owner.
 */
public final class InvalidCredentialsException extends PermanentChatException {

    private static final long serialVersionUID = 1L;

    /** The same text for every reason. */
    public InvalidCredentialsException() {
        super("invalid credentials: username or password is wrong; check both and log in again", null);
    }
}
