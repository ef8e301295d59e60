package io.github.confab.chat.memory;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.model.FeedEvent.SignalEvent;

/** A feed or worker that wants to know what happens in a channel. Called by whoever makes it happen, under no lock. */
interface ChannelListener {

    /** Something was stored, with a push or without. */
    void stored(boolean pushed);

    /** The work of a group changed. */
    default void worked() {}

    /** A signal was pushed. */
    default void signalled(SignalEvent event) {}

    /** Members came or went: who may not read any more must end. */
    default void membersChanged() {}

    /** It is over. */
    void fail(ChatException why);
}
