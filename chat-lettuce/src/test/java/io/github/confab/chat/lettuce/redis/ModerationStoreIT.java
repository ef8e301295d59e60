package io.github.confab.chat.lettuce.redis;

import static io.github.confab.chat.lettuce.redis.TestStores.KEYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.ForbiddenException.Reason;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.redis.AppendReply.Verdict;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelPolicy;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What moderation leaves in the keys; what it promises stands in the contracts. */
class ModerationStoreIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final ChannelId ID = ChannelId.of("c1");
    private static final Actor ADA = new Actor(UserId.of("ada"), false);
    private static final Actor BOB = new Actor(UserId.of("bob"), false);
    private static final Actor APPLICATION = new Actor(UserId.SYSTEM, true);
    private static final Term SHORT = Term.of(Duration.ofMillis(1));
    private static final Duration HOUR = Duration.ofHours(1);

    private static TestStores stores;
    private long batch;

    @BeforeAll
    static void connect() {
        stores = new TestStores(redis.uri());
    }

    @AfterAll
    static void disconnect() {
        stores.close();
    }

    @BeforeEach
    void create() {
        get(stores.channels().create(ID, ChannelSpec.named("general"), ADA, "e1"));
        get(stores.members().join(ID, BOB));
    }

    @Test
    void records_comeAndGo_andTheGuardWithThem() {
        assertThat(redis.cli().hgetall(KEYS.roles(ID))).containsExactly(Map.entry("~", "public;ada"));
        assertThat(guard()).as("publish looks nothing up").isNull();
        get(moderation().mute(ID, BOB.user(), Term.forever(), ADA));
        assertThat(redis.cli().hget(KEYS.roles(ID), "bob")).isEqualTo("2;*;0;");
        assertThat(guard()).isEqualTo("1");
        get(moderation().unmute(ID, BOB.user(), ADA));
        assertThat(redis.cli().hexists(KEYS.roles(ID), "bob")).isFalse();
        assertThat(guard()).isNull();
        get(moderation().assign(ID, BOB.user(), Role.MODERATOR, ADA));
        assertThat(redis.cli().hget(KEYS.roles(ID), "bob")).isEqualTo("3;0;0;");
        get(stores.members().leave(ID, BOB));
        assertThat(redis.cli().hexists(KEYS.roles(ID), "bob"))
                .as("who leaves leaves the role")
                .isFalse();
        get(stores.members().ban(ID, BOB.user(), Term.forever(), APPLICATION));
        assertThat(redis.cli().hget(KEYS.roles(ID), "bob")).isEqualTo("2;0;*;");
    }

    @Test
    void policy_default_isNotStored() {
        ChannelPolicy strict = ChannelPolicy.defaults().post(Role.MODERATOR).slowMode(Duration.ofSeconds(5));
        get(stores.channels().update(ID, ChannelUpdate.govern(strict), ADA));
        assertThat(redis.cli().hget(KEYS.roles(ID), "~p")).isEqualTo("3;2;2;3;5000");
        assertThat(guard()).isEqualTo("1");
        redis.cli().del(KEYS.meta(ID));
        get(stores.channels().create(ID, ChannelSpec.named("general"), BOB, "e2"));
        assertThat(get(stores.channels().read(ID, BOB)).info().policy())
                .as("a lost meta does not open an announcement channel")
                .isEqualTo(strict);
        assertThat(append("bob").verdict()).isEqualTo(Verdict.ROLE_TOO_LOW);
        get(stores.channels().update(ID, ChannelUpdate.govern(ChannelPolicy.defaults()), ADA));
        assertThat(redis.cli().hexists(KEYS.roles(ID), "~p")).isFalse();
        assertThat(guard()).isNull();
    }

    @Test
    void append_refusalsInOneBatch_areThoseOfEachSender() {
        get(moderation().mute(ID, BOB.user(), Term.forever(), ADA));
        get(stores.members().ban(ID, UserId.of("eve"), Term.forever(), ADA));
        List<AppendBatch.Message> messages =
                List.of(message("bob"), message("eve"), message("nobody"), message("ada"), message(""));
        AppendReply reply = get(stores.log().append(ID, new AppendBatch(true, "p", 1, messages)));
        assertThat(reply.outcomes())
                .extracting(AppendReply.Outcome::verdict)
                .containsExactly(Verdict.MUTED, Verdict.BANNED, Verdict.NOT_A_MEMBER, Verdict.STORED, Verdict.STORED);
        assertThat(get(stores.log().append(ID, new AppendBatch(true, "p", 1, messages))))
                .as("the same batch again")
                .isEqualTo(reply);
    }

    @Test
    void append_slowMode_isTimedByTheServer() {
        slow(HOUR);
        assertThat(append("bob").verdict()).isEqualTo(Verdict.STORED);
        AppendReply.Outcome refused = append("bob");
        assertThat(refused.verdict()).isEqualTo(Verdict.TOO_FAST);
        assertThat(refused.waitMillis()).isBetween(1L, HOUR.toMillis());
        redis.cli().hset(KEYS.lastPosts(ID), "bob", "99999999999999");
        assertThat(append("bob").waitMillis())
                .as("a clock that was set back makes nobody wait for longer")
                .isEqualTo(HOUR.toMillis());
        redis.cli().hset(KEYS.lastPosts(ID), "bob", "1");
        assertThat(append("bob").verdict()).isEqualTo(Verdict.STORED);
        assertThat(append("ada").verdict()).as("the owner").isEqualTo(Verdict.STORED);
        assertThat(redis.cli().hgetall(KEYS.lastPosts(ID))).containsOnlyKeys("~", "bob");
    }

    @Test
    void clean_whatHasEnded_isForgotten() {
        slow(Duration.ofMillis(1));
        append("bob");
        get(moderation().mute(ID, BOB.user(), SHORT, ADA));
        get(stores.members().ban(ID, UserId.of("eve"), SHORT, ADA));
        get(stores.members().ban(ID, UserId.of("mallory"), Term.forever(), ADA));
        await().untilAsserted(() -> {
            get(stores.all().janitor().clean(ID, HOUR, HOUR));
            assertThat(redis.cli().hgetall(KEYS.roles(ID))).containsOnlyKeys("~", "~p", "mallory");
            assertThat(redis.cli().hgetall(KEYS.lastPosts(ID))).containsOnlyKeys("~");
        });
        get(moderation().unban(ID, UserId.of("mallory"), ADA));
        get(moderation().mute(ID, BOB.user(), SHORT, ADA));
        get(stores.channels().update(ID, ChannelUpdate.govern(ChannelPolicy.defaults()), ADA));
        await().untilAsserted(() -> {
            get(stores.all().janitor().clean(ID, HOUR, HOUR));
            assertThat(guard()).as("nothing is left to look up").isNull();
        });
    }

    @Test
    void clean_manyLastPosts_inRounds() {
        slow(HOUR);
        for (int i = 0; i < 5000; i++) {
            redis.cli().hset(KEYS.lastPosts(ID), "u" + i, "1");
        }
        get(stores.all().janitor().clean(ID, HOUR, HOUR));
        assertThat(redis.cli().hlen(KEYS.lastPosts(ID)))
                .as("a round is bounded")
                .isBetween(2000L, 4500L);
        await().until(() -> {
            get(stores.all().janitor().clean(ID, HOUR, HOUR));
            return redis.cli().hlen(KEYS.lastPosts(ID)) == 1;
        });
    }

    @Test
    void invite_full_isRefused() {
        for (int i = 0; i < 10_000; i++) {
            redis.cli().hset(KEYS.invitations(ID), "u" + i, "ada;1");
        }
        StepVerifier.create(moderation().invite(ID, UserId.of("one-more"), ADA)).verifyErrorSatisfies(error -> {
            assertThat(error).isInstanceOf(ForbiddenException.class);
            assertThat(((ForbiddenException) error).reason()).isEqualTo(Reason.TOO_MANY);
        });
    }

    @Test
    void everyMethod_noChannel_errorsAndStoresNothing() {
        redis.cli().flushall();
        UserId bob = BOB.user();
        for (Mono<?> call : List.of(
                moderation().invite(ID, bob, APPLICATION),
                moderation().uninvite(ID, bob, APPLICATION),
                stores.members().ban(ID, bob, Term.forever(), APPLICATION),
                moderation().unban(ID, bob, APPLICATION),
                moderation().mute(ID, bob, Term.forever(), APPLICATION),
                moderation().unmute(ID, bob, APPLICATION),
                moderation().assign(ID, bob, Role.GUEST, APPLICATION),
                moderation().bans(ID, PageRequest.first(), APPLICATION),
                moderation().invitations(ID, PageRequest.first(), APPLICATION))) {
            StepVerifier.create(call).verifyError(ChannelNotFoundException.class);
        }
        assertThat(redis.cli().keys("*")).isEmpty();
    }

    @Test
    void records_somebodyElsesValue_isCorrupt() {
        redis.cli().hset(KEYS.roles(ID), "~p", "9;9;9;9;0");
        StepVerifier.create(stores.channels().read(ID, BOB)).verifyError(CorruptDataException.class);
    }

    private void slow(Duration wait) {
        get(stores.channels()
                .update(ID, ChannelUpdate.govern(ChannelPolicy.defaults().slowMode(wait)), ADA));
    }

    private AppendReply.Outcome append(String sender) {
        batch++;
        return get(stores.log().append(ID, new AppendBatch(true, "p", batch, List.of(message(sender)))))
                .outcomes()
                .get(0);
    }

    private static AppendBatch.Message message(String sender) {
        return new AppendBatch.Message(sender, "", "", "m;" + sender + ";t", Replies.bytes("{}"));
    }

    private static ModerationStore moderation() {
        return stores.all().moderation();
    }

    private static String guard() {
        return redis.cli().hget(KEYS.meta(ID), "~pg");
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(10)));
    }
}
