package io.github.confab.chat.memory;

import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;

/** Somebody. */
record MemoryUser(UserId id, String username) implements User {

    /** The embedding application. */
    static final MemoryUser SYSTEM = new MemoryUser(UserId.SYSTEM, "system");
}
