package io.github.confab.chat.error;

/**
 * The name, or one that counts as the same, belongs to another channel or user; see {@code ChannelName.normalized()} and
 * {@code Username.normalized()}.
 */
public final class NameTakenException extends PermanentChatException {

    private static final long serialVersionUID = 1L;

    private final String name;

    /**
     * @param name the name that is taken
     */
    public NameTakenException(String name) {
        super("the name is taken: " + name + "; choose another one", null);
        this.name = name;
    }

    /** The name that is taken. */
    public String name() {
        return name;
    }
}
