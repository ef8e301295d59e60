package io.github.confab.chat.lettuce.engine.feed;

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
    private final AtomicInteger pauses = new AtomicInteger();

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
            int pause = pauses.incrementAndGet();
            hub.lane().schedule(() -> closeIfUnusedSince(pause), linger);
        }
    }

    private void closeIfUnusedSince(int pause) {
        if (pauses.get() == pause && holders.compareAndSet(0, CLOSED)) {
            onClose.accept(this);
            // at once, as we are on the lane: who opens the channel anew asks for the topic after this one has let go
            hub.closeNow(new ClientClosedException("follow channel " + hub.channel()));
        }
    }
}
