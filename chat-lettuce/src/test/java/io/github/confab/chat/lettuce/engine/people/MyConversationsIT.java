package io.github.confab.chat.lettuce.engine.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.model.Conversation;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The list of one's own channels follows the channels, also after a crash between the two. */
class MyConversationsIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private Chat chat;
    private ChatClient ada;
    private String index;

    @BeforeEach
    void connect() {
        chat = get(LettuceChat.connect(redis.uri()));
        User user = get(chat.users().create("ada"));
        ada = get(chat.actAs(user.id()));
        index = "user:{" + user.id().value() + "}:chs";
    }

    @AfterEach
    void close() {
        chat.close().block(Duration.ofSeconds(15));
    }

    @Test
    void list_staleEntry_isForgotten() {
        Channel channel = get(ada.channels().open("general"));
        redis.cli()
                .srem(
                        "channel:{" + channel.id().value() + "}:subs",
                        ada.user().id().value());
        redis.cli().zadd(index, 0, "never-was");
        assertThat(mine()).isEmpty();
        assertThat(redis.cli().exists(index)).as("repaired when it was read").isZero();
    }

    @Test
    void openJoinAndInfo_missingEntry_isNotedAgain() {
        Channel channel = get(ada.channels().open("general"));
        for (Mono<?> visit :
                List.of(ada.channels().open("general"), channel.members().join(), channel.info())) {
            redis.cli().del(index);
            get(visit);
            assertThat(mine()).hasSize(1);
        }
    }

    @Test
    void gone_whoHasJoinedMeanwhile_isNotedAgain() {
        Channel channel = get(ada.channels().open("general"));
        redis.cli().del(index);
        var stores = new io.github.confab.chat.lettuce.redis.TestStores(redis.uri());
        new MembershipIndex(stores.all().userChannels(), stores.channels())
                .gone(ada.user().id(), channel.id())
                .block(Duration.ofSeconds(10));
        stores.close();
        assertThat(redis.cli().zscore(index, channel.id().value())).isZero();
    }

    @Test
    void list_1000Channels_isComplete() {
        get(Flux.range(0, 1000)
                .flatMap(i -> ada.channels().open("channel " + i), 50)
                .count());
        Channel newest = get(ada.channels().open("channel 500"));
        get(newest.publish(Draft.text("the newest")));
        List<Conversation> all =
                get(ada.conversations().list(PageRequest.first().limit(1000))).items();
        assertThat(all).hasSize(1000);
        assertThat(all.get(0).channel().id()).isEqualTo(newest.id());
    }

    @Test
    void id_ofADirectChannel_isTheSameForBoth() {
        UserId bob = UserId.of("bob");
        UserId eve = UserId.of("eve");
        assertThat(DirectChannels.id(bob, eve)).isEqualTo(DirectChannels.id(eve, bob));
        assertThat(DirectChannels.id(bob, eve).value()).matches("dm-[A-Za-z0-9_-]{43}");
        assertThat(DirectChannels.id(UserId.of("a"), UserId.of("bc")))
                .isNotEqualTo(DirectChannels.id(UserId.of("ab"), UserId.of("c")));
    }

    private List<Conversation> mine() {
        return get(ada.conversations().list(PageRequest.first())).items();
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(20)));
    }
}
