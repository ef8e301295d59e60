package io.github.confab.chat.model;

/** Somebody who chats. Immutable; safe to share between threads. */
public interface User {

    /** The id, which never changes. */
    UserId id();

    /** The unique name, as its owner typed it. */
    String username();
}
