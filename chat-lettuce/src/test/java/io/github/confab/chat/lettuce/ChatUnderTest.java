package io.github.confab.chat.lettuce;

import io.github.confab.chat.Chat;
import io.github.confab.chat.lettuce.engine.ChatEngine;
import io.github.confab.chat.lettuce.engine.EngineSettings;
import io.github.confab.chat.lettuce.engine.account.AccountSettings;
import io.github.confab.chat.lettuce.engine.account.AccountSettings.AttemptLimits;
import io.github.confab.chat.lettuce.redis.PushConnection;
import io.github.confab.chat.lettuce.redis.RedisConnections;
import java.util.Optional;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** A chat like {@link LettuceChat#connect(LettuceChatOptions)}'s, whose Pub/Sub connection a test has its hands on. */
public final class ChatUnderTest {

    private ChatUnderTest() {}

    /**
     * @param options as usual
     * @param push wraps the Pub/Sub connection
     * @return the chat
     */
    public static Mono<Chat> connect(LettuceChatOptions options, UnaryOperator<PushConnection> push) {
        return connect(options, UnaryOperator.identity(), push);
    }

    /**
     * @param options as usual
     * @param limits of attempts
     * @return the chat
     */
    public static Mono<Chat> connect(LettuceChatOptions options, AttemptLimits limits) {
        return connect(options, settings -> limited(settings, limits), UnaryOperator.identity());
    }

    private static EngineSettings limited(EngineSettings settings, AttemptLimits limits) {
        AccountSettings accounts = settings.accounts();
        return new EngineSettings(
                settings.publishDeadline(),
                settings.maxWaiting(),
                settings.maxTextCodePoints(),
                settings.maxTextBytes(),
                settings.largestRing(),
                settings.idleCheck(),
                settings.linger(),
                new AccountSettings(accounts.hashing(), accounts.sessions(), accounts.sessionCheck(), limits));
    }

    private static Mono<Chat> connect(
            LettuceChatOptions options, UnaryOperator<EngineSettings> settings, UnaryOperator<PushConnection> push) {
        return Mono.defer(() -> {
            ChatThreads threads = ChatThreads.start(Optional.empty());
            return RedisConnections.open(options.connection(threads.timers()))
                    .map(connections -> ChatEngine.start(
                            settings.apply(options.engine()),
                            threads.forEngine(),
                            connections.stores(options.keySpace()),
                            push.apply(connections.push(options.keySpace())),
                            connections.close().then(threads.close())));
        });
    }
}
