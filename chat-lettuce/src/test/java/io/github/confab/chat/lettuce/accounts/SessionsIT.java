package io.github.confab.chat.lettuce.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.contract.Probe;
import io.github.confab.chat.error.InvalidCredentialsException;
import io.github.confab.chat.error.SessionExpiredException;
import io.github.confab.chat.error.UnavailableException;
import io.github.confab.chat.lettuce.ChatUnderTest;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.PasswordHasher;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.SessionLimits;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.chat.lettuce.engine.account.AccountSettings.AttemptLimits;
import io.github.confab.chat.lettuce.redis.ThrottleStore.Limit;
import io.github.confab.chat.model.Credentials;
import io.github.confab.chat.model.SessionToken;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Sessions as time passes, without pushes, without Redis; and what stands in Redis. */
class SessionsIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Credentials ADA = Credentials.of("ada", "a long way to Tipperary");
    private static final Credentials WRONG = Credentials.of("ada", "a short way to Tipperary");

    private final List<Chat> chats = new ArrayList<>();

    @AfterEach
    void close() {
        chats.forEach(chat -> chat.close().block(PATIENCE));
    }

    private static LettuceChatOptions.Builder options() {
        return LettuceChatOptions.builder().redis(redis.uri()).idleCheck(Duration.ofMillis(300));
    }

    private Chat chat(LettuceChatOptions.Builder options) {
        return opened(LettuceChat.connect(options.build()));
    }

    private Chat opened(Mono<Chat> connecting) {
        Chat chat = connecting.block(PATIENCE);
        chats.add(chat);
        return chat;
    }

    private static ChatClient login(Chat chat) {
        return chat.login(ADA).block(PATIENCE);
    }

    private static SessionToken token(ChatClient client) {
        return client.sessions().token().orElseThrow();
    }

    @Test
    void idleSession_ends_liveOneGoesOn() {
        Chat chat = chat(options().sessions(new SessionLimits(Duration.ofSeconds(2), Duration.ofHours(1), 10)));
        chat.users().register(ADA).block(PATIENCE);
        ChatClient live = login(chat);
        ChatClient idle = login(chat);
        SessionToken token = token(idle);
        idle.close().block(PATIENCE);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        live.sessions().list().collectList().block(PATIENCE))
                .singleElement()
                .as("the client that is open keeps its session")
                .returns(true, session -> session.current()));
        StepVerifier.create(chat.resume(token)).verifyError(SessionExpiredException.class);
        live.account().profile().block(PATIENCE);
    }

    @Test
    void longestSession_ends_howeverBusy() {
        Chat chat = chat(options().sessions(new SessionLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), 10)));
        chat.users().register(ADA).block(PATIENCE);
        ChatClient ada = login(chat);
        Channel channel = ada.channels().open("general").block(PATIENCE);
        Probe<StreamMessage> reader = Probe.on(channel.subscribe(StartAt.latest()));
        assertThat(reader.error("its time has come")).isInstanceOf(SessionExpiredException.class);
        StepVerifier.create(chat.resume(token(ada))).verifyError(SessionExpiredException.class);
        assertThat(redis.cli().keys("session:*")).as("the key ended by itself").isEmpty();
    }

    @Test
    void revoke_withoutAnyPush_isFoundByTheCheck() {
        Chat deaf = opened(ChatUnderTest.connect(options().build(), DeafPush::new));
        deaf.users().register(ADA).block(PATIENCE);
        ChatClient there = login(deaf);
        Probe<StreamMessage> reader =
                Probe.on(there.channels().open("general").block(PATIENCE).subscribe(StartAt.latest()));
        chat(options()).users().admin().endSessions(there.user().id()).block(PATIENCE);
        assertThat(reader.error("10 seconds at worst; here it looks every 0.3"))
                .isInstanceOf(SessionExpiredException.class);
    }

    @Test
    void revoke_longCheck_isToldByThePush() {
        Chat here = chat(options());
        Chat there = chat(options().idleCheck(Duration.ofMinutes(5)));
        here.users().register(ADA).block(PATIENCE);
        ChatClient ada = login(there);
        Probe<StreamMessage> reader =
                Probe.on(ada.channels().open("general").block(PATIENCE).subscribe(StartAt.latest()));
        here.users().admin().endSessions(ada.user().id()).block(PATIENCE);
        assertThat(reader.error("not by the check, which comes in 5 minutes"))
                .isInstanceOf(SessionExpiredException.class);
    }

    @Test
    void stored_hashOnly_oneSlotPerUser() {
        Chat chat = chat(options());
        User user = chat.users().register(ADA).block(PATIENCE);
        ChatClient ada = login(chat);
        assertThat(redis.cli().hget("user:{" + user.id() + "}", "password"))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(redis.cli().keys("session:*"))
                .singleElement()
                .asString()
                .matches("session:[A-Za-z0-9_-]{43}")
                .doesNotContain(token(ada).value());
        assertThat(redis.cli().pttl(redis.cli().keys("session:*").get(0))).isPositive();
        assertThat(redis.cli().hgetall("user:{" + user.id() + "}:ss")).hasSize(1);
        assertThat(redis.cli().pttl("user:{" + user.id() + "}:ss")).isPositive();
        ada.logout().block(PATIENCE);
        assertThat(redis.cli().keys("session:*")).isEmpty();
        assertThat(redis.cli().keys("user:*:ss")).isEmpty();
        assertThat(redis.cli().keys("throttle:*"))
                .as("a success leaves no count")
                .isEmpty();
    }

    @Test
    void login_outdatedHash_isHashedAnew() {
        Chat before = chat(options().passwordHasher(PasswordHasher.argon2id(64, 1)));
        User user = before.users().register(ADA).block(PATIENCE);
        String key = "user:{" + user.id() + "}";
        assertThat(redis.cli().hget(key, "password")).contains("m=64,t=1");
        login(chat(options()));
        assertThat(redis.cli().hget(key, "password")).contains("m=19456,t=2");
        login(before);
        assertThat(redis.cli().hget(key, "password"))
                .as("never to a weaker one")
                .contains("m=19456,t=2");
    }

    @Test
    void login_tenWrong_isLimitedUntilTheWindowEnds() {
        Limit quick = new Limit(10, Duration.ofSeconds(3), 0, Duration.ZERO);
        AttemptLimits limits = new AttemptLimits(quick, quick, quick);
        Chat chat = opened(ChatUnderTest.connect(
                options().passwordHasher(PasswordHasher.argon2id(8, 1)).build(), limits));
        chat.users().register(ADA).block(PATIENCE);
        int wrong = 0;
        for (int i = 0; i < 11; i++) {
            wrong += chat.login(WRONG)
                    .map(client -> 0)
                    .onErrorReturn(InvalidCredentialsException.class, 1)
                    .onErrorReturn(0)
                    .block(PATIENCE);
        }
        assertThat(wrong).as("B23: the eleventh was not looked at").isEqualTo(10);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> login(chat) != null);
        assertThat(redis.cli().keys("throttle:*")).isEmpty();
    }

    @Test
    void everyCounter_hasAnEnd() {
        Chat chat = chat(options());
        StepVerifier.create(chat.login(WRONG)).verifyError(InvalidCredentialsException.class);
        String key = redis.cli().keys("throttle:*").get(0);
        assertThat(redis.cli().pttl(key)).isPositive();
        redis.cli().persist(key);
        StepVerifier.create(chat.login(WRONG)).verifyError(InvalidCredentialsException.class);
        assertThat(redis.cli().pttl(key)).as("also if somebody took it away").isPositive();
    }

    @Test
    void login_redisDown_isUnavailable() {
        EmbeddedRedis own = EmbeddedRedis.start();
        Chat chat = chat(options().redis(own.uri()).commandTimeout(Duration.ofMillis(500)));
        chat.users().register(ADA).block(PATIENCE);
        ChatClient ada = login(chat);
        own.close();
        StepVerifier.create(chat.login(ADA)).as("never allowed unseen").verifyError(UnavailableException.class);
        StepVerifier.create(chat.resume(token(ada))).verifyError(UnavailableException.class);
        StepVerifier.create(ada.logout()).as("nothing has ended").verifyError(UnavailableException.class);
        StepVerifier.create(ada.account().profile())
                .as("so the client is open")
                .verifyError(UnavailableException.class);
    }
}
