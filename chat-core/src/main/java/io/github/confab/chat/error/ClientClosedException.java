package io.github.confab.chat.error;

/** The chat or this client of it was closed: nothing was sent. Open another one. */
public final class ClientClosedException extends PermanentChatException {

    private static final long serialVersionUID = 1L;

    /**
     * @param what what was asked for
     */
    public ClientClosedException(String what) {
        super(what + ": this chat client is closed; connect, or act as the user, again", null);
    }
}
