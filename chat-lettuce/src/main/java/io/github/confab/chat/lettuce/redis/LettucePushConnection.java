package io.github.confab.chat.lettuce.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Pub/Sub over one Lettuce connection. Its events are queued in the order in which they happen, together with what the
 * hubs ask for, and handled one after the other by a {@link TopicRegistry}; pushes go straight to the listener.
 */
final class LettucePushConnection implements PushConnection, Disposable {

    private static final Logger LOG = LoggerFactory.getLogger(LettucePushConnection.class);

    private final StatefulRedisPubSubConnection<String, byte[]> connection;
    private final StatefulRedisConnection<String, byte[]> commands;
    private final String probeTopic;
    private final Turns turns;
    private final TopicRegistry registry;
    private final Probe probe;

    private volatile PushListener listener = new Deaf();
    private boolean expiryPlanned;

    /**
     * @param connection for SUBSCRIBE and UNSUBSCRIBE; nobody else sends these on it
     * @param commands where the probe is sent
     * @param probeTopic a topic of this process alone
     * @param scheduler for turns and waiting; not disposed here
     */
    LettucePushConnection(
            StatefulRedisPubSubConnection<String, byte[]> connection,
            StatefulRedisConnection<String, byte[]> commands,
            String probeTopic,
            Scheduler scheduler) {
        this.connection = connection;
        this.commands = commands;
        this.probeTopic = probeTopic;
        this.turns = new Turns(scheduler.createWorker(), this::afterTurns);
        this.registry = new TopicRegistry(new Commands(), new Sorter(), () -> scheduler.now(TimeUnit.MILLISECONDS));
        this.probe = new Probe(turns, this::publishProbe, () -> registry.attach(probeTopic), this::reconnect);
    }

    @Override
    public void listen(PushListener wanted) {
        listener = wanted;
        turns.execute(registry::assumeUp);
        connection.addListener(new Pushes());
        connection.addListener(new States());
        if (!connection.isOpen()) {
            // it was lost before anybody listened
            turns.execute(registry::down);
        }
        turns.execute(probe::start);
    }

    @Override
    public void attach(String topic) {
        turns.execute(() -> registry.attach(topic));
    }

    @Override
    public void detach(String topic) {
        turns.execute(() -> registry.detach(topic));
    }

    @Override
    public boolean isUp() {
        return connection.isOpen();
    }

    @Override
    public void dispose() {
        turns.dispose();
    }

    private void afterTurns() {
        registry.flush();
        if (registry.isWaiting() && !expiryPlanned) {
            expiryPlanned = true;
            turns.later(TopicRegistry.CONFIRM_MILLIS, this::expire);
        }
    }

    private void expire() {
        expiryPlanned = false;
        registry.expire();
    }

    private Mono<Long> publishProbe(byte[] token) {
        return Mono.fromCompletionStage(() -> commands.async().publish(probeTopic, token));
    }

    private void reconnect() {
        Channels.close(connection);
    }

    /** What the registry sends. The futures tell of refusals only, see {@link TopicRegistry}. */
    private final class Commands implements TopicCommands.Wire {

        @Override
        public void subscribe(List<String> topics, int incarnation) {
            RedisFuture<Void> sent = connection.async().subscribe(topics.toArray(String[]::new));
            sent.exceptionally(failure -> {
                turns.execute(() -> registry.refused(topics, incarnation, failure));
                return null;
            });
        }

        @Override
        public void unsubscribe(List<String> topics, int incarnation) {
            RedisFuture<Void> sent = connection.async().unsubscribe(topics.toArray(String[]::new));
            sent.exceptionally(failure -> {
                turns.execute(() -> registry.leaveRefused(topics, incarnation));
                return null;
            });
        }
    }

    /** The one listener on Lettuce's connection. What it throws would be the end of the listeners after it. */
    private final class Pushes extends RedisPubSubAdapter<String, byte[]> {

        @Override
        public void message(String topic, byte[] frame) {
            if (topic.equals(probeTopic)) {
                turns.execute(() -> probe.heard(frame));
                return;
            }
            try {
                listener.pushed(topic, frame);
            } catch (RuntimeException mistake) {
                LOG.error("a push to topic {} could not be handed over; please report this", topic, mistake);
            }
        }

        @Override
        public void subscribed(String topic, long count) {
            turns.execute(() -> registry.subscribed(topic));
        }

        @Override
        public void unsubscribed(String topic, long count) {
            turns.execute(() -> registry.unsubscribed(topic));
        }
    }

    /**
     * Hears when the connection is lost and when it is back. Lettuce calls it in the channel's thread, before the first
     * answer on a new channel, so the order of the turns tells to which connection an answer belongs.
     */
    private final class States implements RedisConnectionStateListener {

        @Override
        public void onRedisConnected(RedisChannelHandler<?, ?> handler, SocketAddress address) {
            turns.execute(registry::up);
        }

        @Override
        public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
            turns.execute(registry::down);
        }
    }

    /** Keeps the probe's topic apart from the hubs'. */
    private final class Sorter implements PushListener {

        @Override
        public void attached(String topic) {
            if (topic.equals(probeTopic)) {
                probe.attached();
            } else {
                listener.attached(topic);
            }
        }

        @Override
        public void detached(String topic, Throwable reason) {
            if (topic.equals(probeTopic)) {
                probe.lost();
            } else {
                listener.detached(topic, reason);
            }
        }

        @Override
        public void pushed(String topic, byte[] frame) {
            listener.pushed(topic, frame);
        }

        @Override
        public void up() {
            registry.attach(probeTopic);
            listener.up();
        }

        @Override
        public void down() {
            probe.lost();
            listener.down();
        }
    }

    /** Nobody listens yet. */
    private static final class Deaf implements PushListener {

        @Override
        public void attached(String topic) {}

        @Override
        public void detached(String topic, Throwable reason) {}

        @Override
        public void pushed(String topic, byte[] frame) {}

        @Override
        public void up() {}

        @Override
        public void down() {}
    }
}
