package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.error.ClientClosedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Keeps a hub for as long as somebody follows its channel, and a while longer. Any thread. */
final class HubLease {

    private static final int CLOSED = -1;

    private final ChannelHub hub;
    private final Duration linger;
    private final Consumer<HubLease> onClose;
    private final AtomicInteger holders = new AtomicInteger(1);

    HubLease(ChannelHub hub, Duration linger, Consumer<HubLease> onClose) {
        this.hub = hub;
        this.linger = linger;
        this.onClose = onClose;
    }

    ChannelHub hub() {
        return hub;
    }

    /** One holder more; false: too late, the hub is closed. */
    boolean retain() {
        if (hub.isClosed()) {
            return false;
        }
        return holders.getAndUpdate(count -> count == CLOSED ? CLOSED : count + 1) != CLOSED;
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            // whoever comes back soon, a browser that reloads, say, finds the ring as it was
            hub.lane().schedule(this::closeIfUnused, linger);
        }
    }

    private void closeIfUnused() {
        if (holders.compareAndSet(0, CLOSED)) {
            onClose.accept(this);
            hub.close(new ClientClosedException("follow channel " + hub.channel()));
        }
    }
}
