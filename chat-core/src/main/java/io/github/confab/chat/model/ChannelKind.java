package io.github.confab.chat.model;

/** Who may read a channel and become its member by themselves. */
public enum ChannelKind {
    /** Any user may read and join; listed and found by search. The default. */
    PUBLIC,
    /** Only members may read; nobody joins without an invitation; neither listed nor found by search. */
    PRIVATE,
    /**
     * Between exactly two users, for ever: nobody else comes in and neither can delete it. Opened by
     * {@code ChatClient.conversations()}, never created by name; neither listed nor found by search.
     */
    DIRECT
}
