package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.InvalidArgumentException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ConnectionFuture;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * The two connections of a chat: one for commands, one for Pub/Sub. They come back by themselves when they are lost; a
 * command that is sent meanwhile fails at once. Safe for use by many threads.
 */
public final class RedisConnections {

    static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final StatefulRedisConnection<String, byte[]> commands;
    private final StatefulRedisPubSubConnection<String, byte[]> pushes;
    private final ConnectionSettings settings;
    private final ReconnectFailures failures;
    private final Disposable.Composite background = Disposables.composite();
    private final Mono<Void> close;

    private RedisConnections(Opening opening, Mono<Void> release) {
        this.commands = opening.commands();
        this.pushes = opening.pushes();
        this.settings = opening.settings();
        this.failures = new ReconnectFailures(settings.uri().getPort());
        this.close = Mono.fromRunnable(background::dispose)
                .then(Mono.defer(() -> Mono.when(closed(commands), closed(pushes))))
                .then(release)
                .timeout(CLOSE_LIMIT, Mono.empty(), settings.scheduler())
                .cache();
    }

    /**
     * Connects with a client of its own, which ends with {@link #close()}.
     *
     * @return a Mono that emits the connections once the server has been checked, or errors with a
     *     {@link io.github.confab.chat.error.ChatException} and leaves nothing behind; so does cancel
     */
    public static Mono<RedisConnections> open(ConnectionSettings settings) {
        return Mono.usingWhen(
                Mono.fromSupplier(() -> OwnClient.create(settings)),
                own -> connect(own.client(), settings, own.close()).doOnNext(it -> it.begin(own.client(), false)),
                own -> Mono.empty(),
                (own, failure) -> own.close(),
                OwnClient::close);
    }

    /**
     * Connects with a client of the application, whose resources and options are used as they are; only the connections
     * end with {@link #close()}.
     *
     * @return as {@link #open}
     * @throws InvalidArgumentException if an option of the client does not fit
     */
    public static Mono<RedisConnections> over(RedisClient client, ConnectionSettings settings) {
        checkOptions(client.getOptions());
        return connect(client, settings, Mono.empty()).doOnNext(it -> it.begin(client, true));
    }

    /** Everything that is kept in Redis, over the connection for commands. */
    public RedisStores stores(KeySpace keys) {
        return new RedisStores(scripts(), keys);
    }

    /** Scripts, over the connection for commands. */
    ScriptRunner scripts() {
        return new LettuceScriptRunner(commands, failures);
    }

    /** The topics of this process, on the connection for Pub/Sub; call it once. */
    public PushConnection push(KeySpace keys) {
        String probe = keys.probe(UUID.randomUUID().toString());
        var push = new LettucePushConnection(pushes, commands, probe, settings.scheduler());
        background.add(push);
        return push;
    }

    /** @return closes both connections, and the client if it is our own; idempotent, done after 5 s at the latest */
    public Mono<Void> close() {
        return close;
    }

    private void begin(RedisClient client, boolean shared) {
        background.add(failures.follow(client.getResources().eventBus()));
        background.add(new Heartbeat(List.of(commands, pushes), settings.scheduler()).start(shared));
    }

    private static void checkOptions(ClientOptions options) {
        if (options.getDisconnectedBehavior() != ClientOptions.DisconnectedBehavior.REJECT_COMMANDS) {
            throw new InvalidArgumentException(
                    "RedisClient",
                    "must not repeat commands after a reconnect, or messages are stored twice: set"
                            + " ClientOptions.disconnectedBehavior(REJECT_COMMANDS)");
        }
        if (options.getConfiguredProtocolVersion() == ProtocolVersion.RESP2) {
            throw new InvalidArgumentException(
                    "RedisClient", "must use RESP3: set ClientOptions.protocolVersion(RESP3)");
        }
        if (!options.isAutoReconnect()) {
            throw new InvalidArgumentException("RedisClient", "must reconnect: set ClientOptions.autoReconnect(true)");
        }
    }

    private static Mono<RedisConnections> connect(RedisClient client, ConnectionSettings settings, Mono<Void> release) {
        return Mono.usingWhen(
                connected(settings, () -> client.connectAsync(CODEC, settings.uri())),
                commands -> new ServerCheck(settings)
                        .check(commands)
                        .then(connected(settings, () -> client.connectPubSubAsync(CODEC, settings.uri())))
                        .map(pushes -> new RedisConnections(new Opening(commands, pushes, settings), release)),
                commands -> Mono.empty(),
                (commands, failure) -> closed(commands),
                RedisConnections::closed);
    }

    private static <T extends StatefulRedisConnection<String, byte[]>> Mono<T> connected(
            ConnectionSettings settings, Supplier<ConnectionFuture<T>> attempt) {
        String action = "connect to " + settings.address();
        return Mono.create(sink -> {
            var unwanted = Disposables.single();
            sink.onCancel(unwanted);
            var unused = attempt.get().whenComplete((connection, failure) -> {
                if (unwanted.isDisposed()) {
                    // it came after all, and nobody wants it any more
                    closeLater(connection);
                } else if (failure != null) {
                    sink.error(RedisErrors.translate(action, new RedisConnectionException(action, failure)));
                } else {
                    sink.success(connection);
                }
            });
        });
    }

    private static void closeLater(@Nullable StatefulRedisConnection<String, byte[]> connection) {
        if (connection != null) {
            var unused = connection.closeAsync();
        }
    }

    private static Mono<Void> closed(StatefulRedisConnection<String, byte[]> connection) {
        return Mono.fromCompletionStage(connection::closeAsync).onErrorComplete();
    }

    /** What was opened. */
    private record Opening(
            StatefulRedisConnection<String, byte[]> commands,
            StatefulRedisPubSubConnection<String, byte[]> pushes,
            ConnectionSettings settings) {}
}
