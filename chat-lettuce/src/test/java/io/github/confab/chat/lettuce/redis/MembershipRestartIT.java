package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MembershipRestartIT {

    @Test
    void contains_redisRestarted_isStillAMember() {
        ChannelId id = ChannelId.of("c1");
        Actor ada = new Actor(UserId.of("ada"), false);
        Actor bob = new Actor(UserId.of("bob"), false);
        try (EmbeddedRedis redis = EmbeddedRedis.start();
                TestStores stores = new TestStores(redis.uri())) {
            stores.channels()
                    .create(id, ChannelSpec.named("general"), ada, "e1")
                    .block();
            stores.members().join(id, bob).block();
            redis.restart();
            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptionsInstanceOf(ChatException.class)
                    .untilAsserted(() -> assertThat(stores.members()
                                    .get(id, bob.user(), bob)
                                    .hasElement()
                                    .block())
                            .as("A2: a membership survives")
                            .isTrue());
            assertThat(stores.members().join(id, bob).block())
                    .as("a member already")
                    .isFalse();
            assertThat(stores.members().leave(id, bob).block()).isTrue();
            assertThat(stores.members().get(id, ada.user(), ada).hasElement().block())
                    .isTrue();
        }
    }
}
