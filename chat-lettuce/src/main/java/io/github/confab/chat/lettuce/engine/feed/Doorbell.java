package io.github.confab.chat.lettuce.engine.feed;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.model.ChannelId;
import java.util.function.Consumer;
import reactor.core.Disposable;

/** Tells that a channel may have new entries: a hint that can be lost, never the truth. */
public interface Doorbell {

    /**
     * @param channel which channel
     * @param ring called after each push, from a lane of the engine: it only hands over
     * @param closed called once, when the channel is gone or the chat closes
     * @return stops the calls
     */
    Disposable listen(ChannelId channel, Runnable ring, Consumer<ChatException> closed);
}
