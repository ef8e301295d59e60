package io.github.confab.chat.error;

import org.jspecify.annotations.Nullable;

/** Redis refused the command, so nothing was stored: out of memory, disk trouble, too few replicas, or the like. */
public final class ServerRefusedException extends PermanentChatException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code the first word of Redis' reply, such as {@code OOM}
     * @param message what was refused and what to do next
     * @param cause the refusal underneath, if there is one
     */
    public ServerRefusedException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The first word of Redis' reply, such as {@code OOM}. */
    public String code() {
        return code;
    }
}
