package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.lettuce.wire.Frame;
import io.github.confab.chat.model.ChannelId;
import reactor.core.Disposable;

/** What is pushed in a channel, as far as it concerns presence. */
public interface ChannelPushes {

    /**
     * @param channel which channel
     * @param listener told from now on, on a lane of the engine: it only hands over
     * @return stops it
     */
    Disposable listen(ChannelId channel, Listener listener);

    /** Hears it. */
    interface Listener {

        /** Who is present has changed. */
        void moved(Frame.Moved frame);

        /** Pushes arrive from now on, or do already; some may have been missed before. */
        void live();

        /** The connection was lost and is back. */
        void reconnected();

        /** Somebody is no longer a member. */
        void memberLeft(String user);

        /** Anybody may no longer be a member. */
        void accessChanged();

        /** The channel is gone, or the chat closes. */
        void closed(ChatException reason);
    }
}
