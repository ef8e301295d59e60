package io.github.confab.chat.lettuce.redis;

import io.lettuce.core.event.EventBus;
import io.lettuce.core.event.connection.ConnectionActivatedEvent;
import io.lettuce.core.event.connection.ConnectionEvent;
import io.lettuce.core.event.connection.ReconnectFailedEvent;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/** Remembers what the last attempt to reconnect failed with, from the events of a client. */
final class ReconnectFailures implements FailureReason {

    private final int port;
    private volatile @Nullable Throwable last;

    /** @param port a client of the application may have connections to other servers: theirs are not heard */
    ReconnectFailures(int port) {
        this.port = port;
    }

    Disposable follow(EventBus events) {
        return events.get().ofType(ConnectionEvent.class).subscribe(this::heard);
    }

    @Override
    public @Nullable Throwable lastFailure() {
        return last;
    }

    private void heard(ConnectionEvent event) {
        if (!isOurs(event.remoteAddress())) {
            return;
        }
        if (event instanceof ReconnectFailedEvent failed) {
            last = failed.getCause();
        } else if (event instanceof ConnectionActivatedEvent) {
            last = null;
        }
    }

    private boolean isOurs(SocketAddress remote) {
        return !(remote instanceof InetSocketAddress address) || address.getPort() == port;
    }
}
