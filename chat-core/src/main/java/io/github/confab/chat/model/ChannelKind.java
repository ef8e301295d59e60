package io.github.confab.chat.model;

/** Who may read a channel and become its member by themselves. */
public enum ChannelKind {
    /** Any user may read and join; listed and found by search. The default. */
    PUBLIC,
    /** Only members may read; nobody joins by themselves; neither listed nor found by search. */
    PRIVATE
}
