package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.lettuce.wire.Frame;

/** Somebody in this process who follows a channel; called on the hub's lane, so it only hands over. */
interface HubClient {

    /** The hub has something new: entries, another run, or it has become live. */
    void wake();

    /** A signal was pushed. */
    void signalled(Frame.Sent signal);

    /** Who is present has changed. */
    default void moved(Frame.Moved frame) {}

    /** Pushes arrive and follow each other from now on; some may have been missed before. */
    default void live() {}

    /** The connection was lost and is back. */
    default void reconnected() {}

    /** Somebody is no longer a member. */
    default void memberLeft(String user) {
        accessChanged();
    }

    /** Members came or went: who may read must be asked again. */
    void accessChanged();

    /** The hub is closed; nothing more will come. */
    void closed(ChatException reason);
}
