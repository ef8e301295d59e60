package io.github.confab.chat.error;

/** There is no such user. */
public final class UserNotFoundException extends PermanentChatException {

    private static final long serialVersionUID = 1L;

    private final String user;

    /**
     * @param user the id or name that was asked for
     */
    public UserNotFoundException(String user) {
        super("there is no user " + user + ": create the account first", null);
        this.user = user;
    }

    /** The id or name that was asked for. */
    public String user() {
        return user;
    }
}
