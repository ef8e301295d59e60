package io.github.confab.chat.model;

/** A group of people that a message calls as a whole. */
public enum Call {
    /** Who is present in the channel. */
    HERE,
    /** Every member of the channel. */
    CHANNEL
}
