package io.github.confab.chat.lettuce.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.EpollProvider;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;

/** Builds a Lettuce client that notices dead peers, comes back fast, and never sends a command twice. */
final class OwnClient {

    private static final int THREADS = 2; // one per connection
    private static final int MAX_IN_FLIGHT = 10_000;
    private static final Duration RECONNECT_MIN = Duration.ofMillis(50);
    private static final Duration RECONNECT_MAX = Duration.ofSeconds(2);
    private static final long CLOSE_SECONDS = 2;

    private final ClientResources resources;
    private final RedisClient client;

    private OwnClient(ClientResources resources, RedisClient client) {
        this.resources = resources;
        this.client = client;
    }

    static OwnClient create(ConnectionSettings settings) {
        ClientResources resources = DefaultClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .threadFactoryProvider(pool -> new DefaultThreadFactory("confab-" + pool, true))
                .reconnectDelay(
                        Delay.fullJitter(RECONNECT_MIN, RECONNECT_MAX, RECONNECT_MIN.toMillis(), TimeUnit.MILLISECONDS))
                .nettyCustomizer(new SilenceCloses())
                .build();
        RedisClient client = RedisClient.create(resources, settings.uri());
        client.setOptions(options(settings));
        return new OwnClient(resources, client);
    }

    RedisClient client() {
        return client;
    }

    /** Closes all connections, and ends all threads. */
    Mono<Void> close() {
        return Mono.fromCompletionStage(() -> client.shutdownAsync(0, CLOSE_SECONDS, TimeUnit.SECONDS))
                .onErrorComplete()
                .then(Mono.fromCompletionStage(this::shutDownResources));
    }

    private CompletableFuture<Void> shutDownResources() {
        var done = new CompletableFuture<Void>();
        resources.shutdown(0, CLOSE_SECONDS, TimeUnit.SECONDS).addListener(ended -> done.complete(null));
        return done;
    }

    private static ClientOptions options(ConnectionSettings settings) {
        return ClientOptions.builder()
                .autoReconnect(true)
                // Lettuce's default repeats what was in flight, so that messages would be stored twice
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MAX_IN_FLIGHT)
                // with RESP2 a reply on the Pub/Sub connection can be taken for a push
                .protocolVersion(ProtocolVersion.RESP3)
                // true would mean: one refused AUTH, and it never connects again
                .suspendReconnectOnProtocolFailure(false)
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .socketOptions(socketOptions(settings))
                .timeoutOptions(TimeoutOptions.enabled(settings.uri().getTimeout()))
                .sslOptions(SslOptions.builder()
                        .jdkSslProvider()
                        .protocols("TLSv1.3", "TLSv1.2")
                        .build())
                .build();
    }

    private static SocketOptions socketOptions(ConnectionSettings settings) {
        var options = SocketOptions.builder()
                .connectTimeout(settings.connectTimeout())
                .keepAlive(KeepAliveOptions.builder()
                        .enable()
                        .idle(Duration.ofSeconds(5))
                        .interval(Duration.ofSeconds(2))
                        .count(3)
                        .build());
        if (EpollProvider.isAvailable()) {
            // without a native transport Lettuce refuses to connect with this
            options.tcpUserTimeout(TcpUserTimeoutOptions.builder()
                    .enable()
                    .tcpUserTimeout(Duration.ofSeconds(10))
                    .build());
        }
        return options.build();
    }

    /** A stopped peer whose kernel still answers is noticed by nothing else; {@link Heartbeat} makes a live one talk. */
    private static final class SilenceCloses implements NettyCustomizer {

        @Override
        public void afterChannelInitialized(Channel channel) {
            channel.pipeline().addFirst("confab-silence", new ClosedBySilence());
        }
    }

    /** One for each channel, since it keeps the channel's time. */
    private static final class ClosedBySilence extends IdleStateHandler {

        ClosedBySilence() {
            super(Heartbeat.SILENCE.toMillis(), 0, 0, TimeUnit.MILLISECONDS);
        }

        @Override
        protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
            var unused = context.close();
        }
    }
}
