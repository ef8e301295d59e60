package io.github.confab.chat.error;

import io.github.confab.chat.model.UserId;

/** The account is deactivated: nobody can act as this user until it is reactivated. */
public final class UserDeactivatedException extends PermanentChatException {

    private static final long serialVersionUID = 1L;

    private final UserId user;

    /**
     * @param user whose account
     */
    public UserDeactivatedException(UserId user) {
        super("user " + user + " is deactivated: reactivate the account first", null);
        this.user = user;
    }

    /** Whose account. */
    public UserId user() {
        return user;
    }
}
