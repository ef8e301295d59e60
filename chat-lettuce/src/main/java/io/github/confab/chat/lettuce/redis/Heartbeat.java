package io.github.confab.chat.lettuce.redis;

import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * Asks each connection for a sign of life. A client of our own closes a connection on which nothing arrives; with a
 * client that belongs to the application we cannot look at the bytes, so there unanswered questions decide.
 */
final class Heartbeat {

    /** A connection that is silent for so long is dead. */
    static final Duration SILENCE = Duration.ofSeconds(8);

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final List<Pulse> pulses;
    private final Scheduler scheduler;

    Heartbeat(List<? extends StatefulRedisConnection<String, byte[]>> connections, Scheduler scheduler) {
        this.scheduler = scheduler;
        this.pulses = connections.stream().map(Pulse::new).toList();
    }

    /** @param closing whether to close a connection that does not answer */
    Disposable start(boolean closing) {
        long millis = INTERVAL.toMillis();
        return scheduler.schedulePeriodically(
                () -> pulses.forEach(pulse -> pulse.beat(closing)), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** One connection's. */
    private final class Pulse {

        private final StatefulRedisConnection<String, byte[]> connection;
        private volatile long lastAnswer = now();

        Pulse(StatefulRedisConnection<String, byte[]> connection) {
            this.connection = connection;
        }

        void beat(boolean closing) {
            if (!connection.isOpen()) {
                lastAnswer = now(); // its time begins when it is connected again
                return;
            }
            if (closing && now() - lastAnswer > SILENCE.toMillis()) {
                LOG.warn("a connection to Redis is closed and re-established: no answer for {}", SILENCE);
                lastAnswer = now();
                Channels.close(connection);
                return;
            }
            connection.async().ping().whenComplete((pong, failure) -> {
                if (failure == null) {
                    lastAnswer = now();
                }
            });
        }

        private long now() {
            return scheduler.now(TimeUnit.MILLISECONDS);
        }
    }
}
