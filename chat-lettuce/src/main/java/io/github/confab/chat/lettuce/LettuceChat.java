package io.github.confab.chat.lettuce;

import io.github.confab.chat.Chat;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.chat.lettuce.engine.ChatEngine;
import io.github.confab.chat.lettuce.redis.ConnectionSettings;
import io.github.confab.chat.lettuce.redis.RedisConnections;
import io.lettuce.core.RedisClient;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Chat on Redis: connects, and gives the {@link Chat} to work with.
 *
 * <pre>{@code
 * Chat chat = LettuceChat.connect("redis://localhost").block();
 * }</pre>
 *
 * <p>One chat serves a whole application: any number of users and channels over two connections. Redis 7.0 or later, or
 * Valkey. Close it with {@link Chat#close()}; it closes what it opened, and nothing else.
 */
public final class LettuceChat {

    private LettuceChat() {}

    /**
     * Connects with every option at its default.
     *
     * @param uri where Redis is: {@code redis://[user:password@]host[:port][/database]}, {@code rediss://} for TLS
     * @return as {@link #connect(LettuceChatOptions)}
     * @throws io.github.confab.chat.model.InvalidArgumentException if {@code uri} has another form; it is not shown,
     *     since it may hold a password
     */
    public static Mono<Chat> connect(String uri) {
        return connect(LettuceChatOptions.builder().redis(uri).build());
    }

    /**
     * Connects to a Redis that this process has started: development without any installation.
     *
     * @param redis a running server; it is not stopped when the chat is closed
     * @return as {@link #connect(LettuceChatOptions)}
     */
    public static Mono<Chat> connect(EmbeddedRedis redis) {
        return connect(redis.uri());
    }

    /**
     * Connects with a Redis client of its own.
     *
     * @param options where Redis is and how the chat behaves
     * @return a Mono that
     *     <ul>
     *       <li>emits the chat once the server has been checked, then completes; each subscription connects anew;
     *       <li>errors with {@link io.github.confab.chat.error.UnavailableException} if the server is not reachable,
     *           {@link io.github.confab.chat.error.AccessDeniedException} if it refuses the login or the rights,
     *           {@link io.github.confab.chat.error.UnsupportedServerException} if it is too old, has no RESP3, or may
     *           evict chat data and the options forbid that; nothing stays open then;
     *       <li>on cancel closes what was opened so far.
     *     </ul>
     */
    public static Mono<Chat> connect(LettuceChatOptions options) {
        return open(options, RedisConnections::open);
    }

    /**
     * Connects through a client that the application has already. The chat opens two connections of its own on it, with
     * the address and login of {@code options}.
     *
     * @param client with RESP3, {@code autoReconnect} and {@code DisconnectedBehavior.REJECT_COMMANDS}: Lettuce's default
     *     repeats commands after a reconnect, which stores messages twice. It is never closed here
     * @param options where Redis is and how the chat behaves
     * @return as {@link #connect(LettuceChatOptions)}
     * @throws io.github.confab.chat.model.InvalidArgumentException at subscription, if an option of the client does not
     *     fit
     */
    public static Mono<Chat> over(RedisClient client, LettuceChatOptions options) {
        return open(options, settings -> RedisConnections.over(client, settings));
    }

    private static Mono<Chat> open(
            LettuceChatOptions options, Function<ConnectionSettings, Mono<RedisConnections>> connector) {
        return Mono.usingWhen(
                Mono.fromSupplier(() -> ChatThreads.start(options.deliveryScheduler())),
                threads -> connector
                        .apply(options.connection(threads.timers()))
                        .flatMap(connections -> warmed(options, connections))
                        .map(connections -> start(options, threads, connections))
                        .publishOn(threads.delivery()),
                started -> Mono.empty(),
                (threads, failure) -> threads.close(),
                ChatThreads::close);
    }

    private static Mono<RedisConnections> warmed(LettuceChatOptions options, RedisConnections connections) {
        return connections
                .stores(options.keySpace())
                .warm()
                .thenReturn(connections)
                .onErrorResume(refused -> connections.close().then(Mono.error(refused)));
    }

    private static Chat start(LettuceChatOptions options, ChatThreads threads, RedisConnections connections) {
        return ChatEngine.start(
                options.engine(),
                threads.forEngine(),
                connections.stores(options.keySpace()),
                connections.push(options.keySpace()),
                connections.close().then(threads.close()));
    }
}
