package io.github.confab.examples.console;

import io.github.confab.chat.Chat;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One server for all tests of this JVM; names tell the tests apart. It ends with the JVM. */
final class Redis {

    static final EmbeddedRedis SERVER = EmbeddedRedis.start();

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** Who is logged in if it does not matter who. */
    static final String ADA = "ada.lovelace";

    private static final Path SESSION = adasSession();

    private Redis() {}

    /** Ada's shell; her one login serves all tests. */
    static Shell loggedIn() {
        return new Shell().with("REDIS_URL", SERVER.uri()).with("CONFAB_SESSION", SESSION.toString());
    }

    private static Path adasSession() {
        Path file = SERVER.folder().resolve("ada.session");
        new Shell()
                .with("REDIS_URL", SERVER.uri())
                .with("CONFAB_SESSION", file.toString())
                .loggedIn(ADA);
        return file;
    }

    /** A name that nobody has. */
    static String name(String beginning) {
        return beginning + NAMES.incrementAndGet();
    }

    /** What an operator, or another program, does meanwhile. */
    static void chat(Consumer<Chat> work) {
        Chat chat = LettuceChat.connect(SERVER).block();
        try {
            work.accept(chat);
        } finally {
            chat.close().block();
        }
    }

    /** A channel remembers idempotency keys for minutes; this is the day after. */
    static void forgetIdempotencyKeys(String channelId) {
        RedisClient client = RedisClient.create(SERVER.uri());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            for (String window : new String[] {":d0", ":d1"}) {
                String key = "channel:{" + channelId + "}" + window;
                connection.sync().hkeys(key).stream()
                        .filter(field -> !field.startsWith("~"))
                        .forEach(field -> connection.sync().hdel(key, field));
            }
        } finally {
            client.shutdown();
        }
    }
}
