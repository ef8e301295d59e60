package io.github.confab.chat.error;

/** This process has more of that to do than it can soon; nothing was begun. Try again in a few seconds. */
public final class OverloadedException extends TransientChatException {

    private static final long serialVersionUID = 1L;

    /**
     * @param what what there is too much of
     */
    public OverloadedException(String what) {
        super(what + ": too many are waiting in this process; try again in a few seconds", null);
    }
}
