package io.github.confab.chat.lettuce.redis;

import io.lettuce.core.Delegating;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.protocol.DefaultEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes the socket under a Lettuce connection, so that it connects again; Lettuce offers no method for that. */
final class Channels {

    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

    private Channels() {}

    /** Waits for the socket to be closed, which is at once: never call it on an event loop. */
    static void close(StatefulConnection<?, ?> connection) {
        Object writer =
                connection instanceof RedisChannelHandler<?, ?> handler ? handler.getChannelWriter() : connection;
        while (writer instanceof Delegating<?> wrapper) {
            writer = wrapper.getDelegate();
        }
        if (writer instanceof DefaultEndpoint endpoint) {
            endpoint.initialState();
        } else {
            LOG.error("a dead connection to Redis cannot be closed: Lettuce's {} is unknown here", writer.getClass());
        }
    }
}
