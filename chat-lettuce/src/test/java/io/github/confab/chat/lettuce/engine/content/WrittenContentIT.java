package io.github.confab.chat.lettuce.engine.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StreamMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** No word of a user is left in Redis whose content was erased. */
final class WrittenContentIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String WORD = "xyzzy";

    private Chat chat;
    private ChatClient ada;
    private Channel channel;

    @BeforeEach
    void connect() {
        chat = get(LettuceChat.connect(redis.uri()));
        ada = get(chat.actAs(get(chat.users().create("ada")).id()));
        channel = get(ada.channels().create(ChannelSpec.named("general")));
    }

    @AfterEach
    void close() {
        chat.close().block(PATIENCE);
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(PATIENCE));
    }

    private static Draft said(String rest) {
        return Draft.text(WORD + " " + rest).withAttribute("a", WORD);
    }

    private static List<String> keysWithTheWord() {
        return redis.cli().keys("*").stream()
                .filter(key -> contents(key).contains(WORD))
                .toList();
    }

    private static String contents(String key) {
        return switch (redis.cli().type(key)) {
            case "hash" -> redis.cli().hgetall(key).toString();
            case "stream" ->
                redis.cli().xrange(key, io.lettuce.core.Range.unbounded()).toString();
            case "zset" -> redis.cli().zrange(key, 0, -1).toString();
            case "set" -> redis.cli().smembers(key).toString();
            default -> redis.cli().get(key);
        };
    }

    @Test
    void erase_everyKey_isFreeOfTheWords() {
        ChatClient bob = get(chat.actAs(get(chat.users().create("bob")).id()));
        Channel direct = get(ada.conversations().direct(bob.user().id()));
        get(direct.publish(said("to bob")));
        Receipt edited = get(channel.publish(said("one").withKey(IdempotencyKey.of("k"))));
        get(channel.messages().edit(edited.id(), said("two")));
        get(channel.messages().edit(edited.id(), said("three")));
        get(channel.messages().delete(get(channel.publish(said("four"))).id()));
        get(channel.schedule().at(Instant.now().plusSeconds(3600), said("five")));
        assertThat(keysWithTheWord()).as("streams, overlay and drafts").hasSizeGreaterThanOrEqualTo(4);
        assertThat(get(chat.users().admin().content().erase(ada.user().id()))).isEqualTo(3);
        assertThat(keysWithTheWord()).isEmpty();
    }

    @Test
    void erase_editOfATrimmedMessage_isErasedToo() {
        Receipt message = get(channel.publish(said("one")));
        get(channel.publish(Draft.text("in between")));
        get(channel.messages().edit(message.id(), said("two")));
        redis.cli().xdel("message:{" + channel.id() + "}", message.id().toString());
        assertThat(keysWithTheWord())
                .as("the edit, and what is shown of the message")
                .hasSize(2);
        get(chat.users().admin().content().erase(ada.user().id()));
        assertThat(keysWithTheWord()).isEmpty();
        get(channel.publish(Draft.text("after it")));
        assertThat(get(channel.history(HistoryQuery.oldest())
                        .map(StreamMessage::text)
                        .collectList()))
                .as("the channel goes on")
                .endsWith("after it");
    }
}
