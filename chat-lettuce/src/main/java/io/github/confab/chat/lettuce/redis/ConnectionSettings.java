package io.github.confab.chat.lettuce.redis;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import reactor.core.scheduler.Scheduler;

/**
 * How to connect.
 *
 * @param uri address, login, database, client name; its timeout is that of a command
 * @param connectTimeout how long one attempt to connect may take
 * @param strictEviction whether a server that may evict chat data is refused rather than warned of
 * @param scheduler for everything that waits; not disposed here
 */
public record ConnectionSettings(RedisURI uri, Duration connectTimeout, boolean strictEviction, Scheduler scheduler) {

    /** {@code host:port}, as it is shown to people. */
    String address() {
        return uri.getHost() + ":" + uri.getPort();
    }
}
