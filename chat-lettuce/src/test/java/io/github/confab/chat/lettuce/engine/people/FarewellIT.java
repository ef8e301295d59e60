package io.github.confab.chat.lettuce.engine.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.model.Draft;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** No key of an erased user is left but the mark. */
class FarewellIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private Chat chat;

    @BeforeEach
    void connect() {
        chat = get(LettuceChat.connect(redis.uri()));
    }

    @AfterEach
    void close() {
        chat.close().block(Duration.ofSeconds(15));
    }

    @Test
    void erase_keysOfTheUser_areGone() {
        ChatClient ada = client("ada");
        ChatClient bob = client("bob");
        String hers = "user:{" + ada.user().id() + "}";
        Channel channel = get(bob.channels().open("general"));
        get(ada.channels().open("general"));
        get(channel.publish(Draft.text("hey").mentioning(ada.user().id())));
        ada.channel(channel.id()).readMarks().markAll().block(Duration.ofSeconds(15));
        get(channel.publish(Draft.text("hey").mentioning(ada.user().id())));
        assertThat(redis.cli().keys(hers + "*")).contains(hers, hers + ":cur", hers + ":mn", hers + ":chs");
        assertThat(redis.cli().keys("message:{in-*")).hasSize(1);
        get(chat.users().admin().erase(ada.user().id()));
        assertThat(redis.cli().keys(hers + "*")).as("the mark").containsExactly(hers);
        assertThat(redis.cli().keys("message:{in-*")).as("the inbox").isEmpty();
        get(get(bob.conversations().direct(ada.user().id())).publish(Draft.text("to nobody")));
        assertThat(redis.cli().keys("message:{in-*"))
                .as("it does not come back")
                .isEmpty();
    }

    private ChatClient client(String name) {
        return get(chat.actAs(get(chat.users().create(name)).id()));
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(15)));
    }
}
