package io.github.confab.chat.error;

/**
 * The session has ended: by its age, by a logout, because it was revoked, because the password was changed or the account
 * deactivated. Or the token is none. Log in again.
 */
public final class SessionExpiredException extends PermanentChatException {

    private static final long serialVersionUID = 1L;

    /**
     * @param what what was asked for
     */
    public SessionExpiredException(String what) {
        super(what + ": this session has ended, or there is none with this token; log in again", null);
    }
}
