package io.github.confab.chat.lettuce.faults;

import io.github.confab.chat.Chat;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** What is unread, against an oracle: random lives of a channel, by several users on several devices. */
final class UnreadPropertiesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EmbeddedRedis redis = EmbeddedRedis.start();
    private final RedisClient client = RedisClient.create(redis.uri());
    private final RedisCommands<String, String> cli = client.connect().sync();
    private final List<Chat> devices = new ArrayList<>();
    private final List<UserId> users = new ArrayList<>();

    @BeforeProperty
    void connect() {
        for (int i = 0; i < 2; i++) {
            LettuceChatOptions options =
                    LettuceChatOptions.builder().redis(redis.uri()).build();
            devices.add(Objects.requireNonNull(LettuceChat.connect(options).block(PATIENCE)));
        }
        for (String name : List.of("ada", "bob", "cleo", "dan")) {
            User user =
                    Objects.requireNonNull(devices.get(0).users().create(name).block(PATIENCE));
            users.add(user.id());
        }
    }

    @AfterProperty
    void stop() {
        devices.forEach(chat -> chat.close().block(PATIENCE));
        client.shutdown();
        redis.close();
    }

    @Tag("slow")
    @Property(tries = 100, seed = "20261125", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void unread_anyLifeOfAChannel_isWhatTheOracleCounts(@ForAll long seed) {
        new UnreadHistory(seed, devices, users, cli).run();
    }

    @Tag("long")
    @Property(tries = 3000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void unread_manyLivesOfAChannel_isWhatTheOracleCounts(@ForAll long seed) {
        new UnreadHistory(seed, devices, users, cli).run();
    }
}
