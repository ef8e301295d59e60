package io.github.confab.examples.console.access;

import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.examples.console.server.SharedRedis;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The chat of one run. */
public final class Connection implements AutoCloseable {

    /** More than a chat needs to close. */
    private static final Duration CLOSING = Duration.ofSeconds(6);

    private final Chat chat;
    private final Optional<SharedRedis> own;
    private final Interruption interruption;
    private final Runnable end = this::end;

    private Connection(Chat chat, Optional<SharedRedis> own, Interruption interruption) {
        this.chat = chat;
        this.own = own;
        this.interruption = interruption;
    }

    static Connection open(Target target, Interruption interruption) {
        Connection connection = target.isGiven()
                ? new Connection(connect(target.given()), Optional.empty(), interruption)
                : overOwn(target, SharedRedis.open(target.folder()), interruption);
        interruption.onEnd(connection.end);
        return connection;
    }

    /** Nobody's yet: for accounts and logins. */
    public Chat chat() {
        return chat;
    }

    /** Whoever has logged in. */
    public ChatClient client(SessionFile session) {
        return session.read()
                .map(token -> Patience.with(Mono.defer(() -> chat.resume(token))))
                .orElseThrow(() -> new NotLoggedInException("nobody is logged in: login <username>"));
    }

    @Override
    public void close() {
        interruption.forget(end);
        end();
    }

    private void end() {
        chat.close().onErrorComplete().block(CLOSING);
        own.ifPresent(SharedRedis::close);
    }

    private static Connection overOwn(Target target, SharedRedis redis, Interruption interruption) {
        Chat connected = null;
        try {
            // whoever owns the server may end while this one comes in
            connected = Patience.with(Mono.defer(() -> LettuceChat.connect(target.own(redis.uri()))));
            return new Connection(connected, Optional.of(redis), interruption);
        } finally {
            closeUnless(connected, redis);
        }
    }

    private static void closeUnless(@Nullable Chat connected, SharedRedis redis) {
        if (connected == null) {
            redis.close();
        }
    }

    private static Chat connect(LettuceChatOptions options) {
        return Patience.once(LettuceChat.connect(options));
    }
}
