package io.github.confab.examples.benchmark;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.Draft;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import reactor.core.publisher.Mono;

/** {@code Channel.publish}, with all its guarantees. */
final class ConfabPublisher implements Publisher {

    private final Chat chat;
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> redis;
    private final Draft draft;

    ConfabPublisher(LettuceChatOptions options, String text) {
        this.chat = LettuceChat.connect(options).block();
        this.client = RedisClient.create(options.redisUri());
        this.redis = client.connect();
        this.draft = Draft.text(text);
    }

    @Override
    public String name() {
        return "Confab publish";
    }

    @Override
    public Target open() {
        Channel channel = chat.system()
                .channels()
                .create(ChannelSpec.named("benchmark " + System.nanoTime()))
                .block();
        return new Target() {
            @Override
            public Mono<?> publish() {
                return channel.publish(draft);
            }

            @Override
            public long finish() {
                long created = 1;
                long stored = redis.sync().xlen("message:{" + channel.id() + "}") - created;
                chat.system().channels().delete(channel.id()).block();
                return stored;
            }
        };
    }

    @Override
    public void close() {
        chat.close().block();
        client.shutdown();
    }
}
