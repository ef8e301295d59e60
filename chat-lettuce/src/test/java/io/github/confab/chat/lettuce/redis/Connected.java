package io.github.confab.chat.lettuce.redis;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import reactor.core.scheduler.Schedulers;

/** Connections for tests. */
final class Connected {

    static final Duration PATIENCE = Duration.ofSeconds(15);
    static final KeySpace KEYS = new KeySpace("", "channel:", "message:", 0);

    private Connected() {}

    static ConnectionSettings settings(String uri) {
        return settings(uri, false);
    }

    static ConnectionSettings settings(String uri, boolean strictEviction) {
        RedisURI address = RedisURI.create(uri);
        address.setTimeout(Duration.ofSeconds(2));
        address.setClientName("confab-test");
        return new ConnectionSettings(address, Duration.ofSeconds(2), strictEviction, Schedulers.parallel());
    }

    static RedisConnections to(String uri) {
        return RedisConnections.open(settings(uri)).block(PATIENCE);
    }

    static void close(RedisConnections connections) {
        connections.close().block(PATIENCE);
    }
}
