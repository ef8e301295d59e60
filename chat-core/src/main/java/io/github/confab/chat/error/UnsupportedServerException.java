package io.github.confab.chat.error;

/** The server cannot be used as it is: too old, without RESP3, or (where that is asked for) set to evict chat data. */
public final class UnsupportedServerException extends PermanentChatException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong with the server and what to change
     */
    public UnsupportedServerException(String message) {
        super(message, null);
    }
}
