package io.github.confab.chat.lettuce.docs;

import io.github.confab.chat.Chat;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.protocol.ProtocolVersion;
import java.nio.file.Path;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** The code of README.md; {@link SnippetsTest} compares the regions with the page. */
final class DocsSnippets {

    private DocsSnippets() {}

    static void embedded(Path folder) {
        // snippet:embedded
        EmbeddedRedis redis = EmbeddedRedis.start(folder); // its data survive a restart
        Chat chat = LettuceChat.connect(redis).block();
        // end:embedded
        chat.close().block();
        redis.close();
    }

    static Mono<Chat> options() {
        // snippet:options
        LettuceChatOptions options = LettuceChatOptions.builder()
                .redis("rediss://ada:secret@redis.example:6380/0") // TLS, user, password, host, port, database
                .namespace("shop")
                .publishDeadline(Duration.ofSeconds(5))
                .strictEviction(true)
                .build(); // names everything that is wrong, at once
        Mono<Chat> chat = LettuceChat.connect(options); // connects when it is subscribed
        // end:options
        return chat;
    }

    static void ownClient(LettuceChatOptions options) {
        // snippet:own-client
        RedisClient client = RedisClient.create();
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .protocolVersion(ProtocolVersion.RESP3)
                .build());
        Mono<Chat> chat = LettuceChat.over(client, options); // closing the chat leaves the client open
        // end:own-client
        chat.flatMap(Chat::close).block();
        client.shutdown();
    }
}
